package org.runportal.page;

import java.time.Instant;
import java.util.Optional;
import org.runportal.run.People;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;

/**
 * What the page of a tenant with a list is drawn from.
 *
 * @param asOf when the list was read; differs first where lists differ
 * @param lookup the list, or why there is none
 * @param offered the newest runs, whose templates, tags and people the form offers
 * @param names of people
 */
record RunListVersion(
    Optional<Instant> asOf, RunListLookup lookup, Optional<RunList> offered, People.Names names) {

  static RunListVersion of(RunListLookup lookup, Optional<RunList> offered, People.Names names) {
    Optional<Instant> asOf =
        lookup instanceof RunListLookup.Found found ? Optional.of(found.asOf()) : Optional.empty();
    return new RunListVersion(asOf, inSteps(lookup), offered, names);
  }

  private static RunListLookup inSteps(RunListLookup lookup) {
    if (lookup instanceof RunListLookup.Failed failed) {
      return new RunListLookup.Failed(
          failed.failure(), failed.retryAfter().map(RunVersion::inSteps));
    }
    RunListLookup.Found found = (RunListLookup.Found) lookup;
    return new RunListLookup.Found(
        found.list(), found.asOf(), found.trouble().map(RunListVersion::inSteps));
  }

  private static RunListLookup.Trouble inSteps(RunListLookup.Trouble trouble) {
    return new RunListLookup.Trouble(
        trouble.failure(), trouble.retryAfter().map(RunVersion::inSteps));
  }
}
