package org.runportal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runportal.run.Failure;
import org.runportal.run.People;
import org.runportal.run.RunLookup;
import org.runportal.run.TemplateInfo;

/**
 * What every form of a run is drawn from. It is kept with the page, so it says which answer that
 * was, and does not hold it.
 *
 * @param asOf when the answer was read: no other answer for the run was read then; empty where
 *     there is none
 * @param trouble why there is nothing newer; empty when nothing newer is needed
 * @param names who is known besides those the run names
 * @param template what is known of its template
 */
record RunVersion(
    Optional<Instant> asOf, Optional<Trouble> trouble, People.Names names, TemplateInfo template) {
  /** Longer waits are given in steps of that, rounded up: a page then stands for a while. */
  private static final Duration STEP = Duration.ofSeconds(10);

  /**
   * Why an answer is not as new as it should be, or is missing.
   *
   * @param failure what went wrong; empty when a newer answer is still being fetched
   * @param retryAfter how long until the next try is worth it, where known
   */
  private record Trouble(Optional<Failure> failure, Optional<Duration> retryAfter) {}

  /**
   * The version of what is drawn from an answer.
   *
   * @param lookup with its wait in steps
   */
  static RunVersion of(RunLookup lookup, People.Names names, TemplateInfo template) {
    return new RunVersion(
        lookup instanceof RunLookup.Answered answered
            ? Optional.of(answered.asOf())
            : Optional.empty(),
        trouble(lookup),
        names,
        template);
  }

  private static Optional<Trouble> trouble(RunLookup lookup) {
    if (lookup instanceof RunLookup.Found) {
      return Optional.empty();
    }
    if (lookup instanceof RunLookup.Old old) {
      return Optional.of(new Trouble(Optional.of(old.failure()), old.retryAfter()));
    }
    return Optional.of(
        lookup instanceof RunLookup.Failed failed
            ? new Trouble(Optional.of(failed.failure()), failed.retryAfter())
            : new Trouble(Optional.empty(), Optional.empty()));
  }

  /** A lookup with its wait as it is told. */
  static RunLookup inSteps(RunLookup lookup) {
    return lookup instanceof RunLookup.Old old
        ? new RunLookup.Old(
            old.run(), old.asOf(), old.failure(), old.retryAfter().map(RunVersion::inSteps))
        : lookup;
  }

  /** A wait as it is told. */
  static Duration inSteps(Duration wait) {
    long step = wait.compareTo(STEP) < 0 ? Duration.ofSeconds(1).toMillis() : STEP.toMillis();
    return Duration.ofMillis((wait.toMillis() + step - 1) / step * step);
  }
}
