package org.runportal.page;

import java.util.EnumSet;
import java.util.Set;
import org.runportal.run.People;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.tenant.Tenant;

/** A directory with these names; it notes what pages want of it. */
final class KnownPeople implements People {
  /** The lists that are to be read at once. */
  final Set<PeopleList> needed = EnumSet.noneOf(PeopleList.class);

  /** The lists that are to be read with later calls. */
  final Set<PeopleList> expected = EnumSet.noneOf(PeopleList.class);

  private final Names names;
  private int along;

  KnownPeople(Names names) {
    this.names = names;
  }

  /** A directory that has not been read. */
  static KnownPeople none() {
    return new KnownPeople(Names.NONE);
  }

  @Override
  public Names of(Tenant tenant) {
    return names;
  }

  @Override
  public void need(Tenant tenant, Set<PeopleList> lists) {
    needed.addAll(lists);
  }

  @Override
  public void expect(Tenant tenant, Set<PeopleList> lists) {
    expected.addAll(lists);
  }

  @Override
  public void readAlong(Tenant tenant) {
    along++;
  }

  /** How many calls for pages were made. */
  int readAlong() {
    return along;
  }
}
