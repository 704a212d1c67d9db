package org.runportal.run;

/** The subject of a call to the vendor. */
public sealed interface Question {
  /** A run. */
  record OfRun(RunId id) implements Question {}

  /** A page of a list of people. */
  record OfPeople(PeopleSource.PeopleList list) implements Question {}

  /** A page of a list of runs. */
  record OfRunList(RunListQuery query) implements Question {}

  /** What waits for somebody in all runs. */
  record OfTaskList(Identity who) implements Question {}
}
