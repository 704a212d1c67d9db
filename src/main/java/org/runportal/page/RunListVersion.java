package org.runportal.page;

import java.time.Instant;
import java.util.Optional;
import org.runportal.run.People;
import org.runportal.run.RunListLookup;

/**
 * What the page of a tenant with a list is drawn from. It is kept with the page, so it says which
 * list that was, and does not hold it.
 *
 * @param asOf when the list was read: no other answer to the question was read then; empty where
 *     there is none
 * @param failure why there is no list; empty where there is one
 * @param trouble why there is nothing newer; empty when nothing newer is needed
 * @param offered when the newest runs were read, whose templates, tags and people the form offers;
 *     empty where there are none
 * @param names of people
 */
record RunListVersion(
    Optional<Instant> asOf,
    Optional<RunListLookup.Failed> failure,
    Optional<RunListLookup.Trouble> trouble,
    Optional<Instant> offered,
    People.Names names) {

  /**
   * The version of what is drawn from an answer.
   *
   * @param lookup with its wait in steps
   */
  static RunListVersion of(RunListLookup lookup, Optional<Instant> offered, People.Names names) {
    if (lookup instanceof RunListLookup.Found found) {
      return new RunListVersion(
          Optional.of(found.asOf()), Optional.empty(), found.trouble(), offered, names);
    }
    return new RunListVersion(
        Optional.empty(),
        Optional.of((RunListLookup.Failed) lookup),
        Optional.empty(),
        offered,
        names);
  }

  /** A lookup with its wait as it is told. */
  static RunListLookup inSteps(RunListLookup lookup) {
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
