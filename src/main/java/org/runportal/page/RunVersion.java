package org.runportal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runportal.run.People;
import org.runportal.run.RunLookup;
import org.runportal.run.TemplateInfo;

/**
 * What every form of a run is drawn from.
 *
 * @param asOf when the answer was read; differs first where answers differ
 * @param answer the answer, or why there is none
 * @param names who is known besides those the run names
 * @param template what is known of its template
 */
record RunVersion(
    Optional<Instant> asOf, RunLookup answer, People.Names names, TemplateInfo template) {
  /** Longer waits are given in steps of that, rounded up: a page then stands for a while. */
  private static final Duration STEP = Duration.ofSeconds(10);

  static RunVersion of(RunLookup lookup, People.Names names, TemplateInfo template) {
    Optional<Instant> asOf =
        lookup instanceof RunLookup.Answered answered
            ? Optional.of(answered.asOf())
            : Optional.empty();
    return new RunVersion(asOf, inSteps(lookup), names, template);
  }

  private static RunLookup inSteps(RunLookup lookup) {
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
