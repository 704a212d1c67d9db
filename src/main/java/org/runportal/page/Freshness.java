package org.runportal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runportal.run.Failure;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunLookup;
import org.runportal.web.Moments;
import org.runportal.web.Reload;
import org.runportal.web.Seconds;
import org.runportal.web.Texts;

/** How old an answer is, and why there is nothing newer. */
final class Freshness {
  private final Instant asOf;
  private final boolean old;
  private final Optional<Failure> failure;
  private final Optional<Duration> retryAfter;
  private final Optional<Duration> reload;
  private final Moments moments;
  private final Texts texts;

  /** Of a run. */
  Freshness(LoadedRun loaded, Wording words) {
    this(
        loaded.answer().asOf(),
        !(loaded.answer() instanceof RunLookup.Found),
        loaded.answer() instanceof RunLookup.Old old
            ? Optional.of(old.failure())
            : Optional.empty(),
        loaded.answer() instanceof RunLookup.Old old ? old.retryAfter() : Optional.empty(),
        loaded.reload(),
        words);
  }

  /**
   * Of a list of runs.
   *
   * @param reload when the page reloads itself; empty for never
   */
  Freshness(RunListLookup.Found found, Optional<Duration> reload, Wording words) {
    this(
        found.asOf(),
        found.trouble().isPresent(),
        found.trouble().flatMap(RunListLookup.Trouble::failure),
        found.trouble().flatMap(RunListLookup.Trouble::retryAfter),
        reload,
        words);
  }

  private Freshness(
      Instant asOf,
      boolean old,
      Optional<Failure> failure,
      Optional<Duration> retryAfter,
      Optional<Duration> reload,
      Wording words) {
    this.asOf = asOf;
    this.old = old;
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.reload = reload;
    this.moments = words.moments();
    this.texts = words.texts();
  }

  DataAge age() {
    String notice = notice();
    return new DataAge(
        moments.format(asOf),
        notice.isEmpty() ? sentence() : "",
        texts.say("data.read", "time", moments.onPaper().near(asOf)),
        notice);
  }

  /** "Updated 15 seconds ago (14:02 CET)". */
  private String sentence() {
    return texts.say("data.age", "time", moments.time(asOf), "ago", moments.ago(asOf));
  }

  /** What went wrong, where there is no current answer because of that. */
  static Optional<Failure> failure(RunLookup answer) {
    if (answer instanceof RunLookup.Failed failed) {
      return Optional.of(failed.failure());
    }
    return answer instanceof RunLookup.Old old ? Optional.of(old.failure()) : Optional.empty();
  }

  /** What went wrong, where there is no current list because of that. */
  static Optional<Failure> failure(RunListLookup answer) {
    return answer instanceof RunListLookup.Failed failed
        ? Optional.of(failed.failure())
        : ((RunListLookup.Found) answer).trouble().flatMap(RunListLookup.Trouble::failure);
  }

  /**
   * When there may be something newer than this answer.
   *
   * @return the time until then; empty when this is not known or nothing newer is missing
   */
  static Optional<Duration> nextTry(RunLookup.Answered answer) {
    if (answer instanceof RunLookup.Refreshing) {
      // the call is on its way
      return Optional.of(Reload.MIN_WAIT);
    }
    return answer instanceof RunLookup.Old old ? old.retryAfter() : Optional.empty();
  }

  /**
   * When there may be a newer list than this.
   *
   * @return the time until then; empty when this is not known or nothing newer is missing
   */
  static Optional<Duration> nextTry(RunListLookup lookup) {
    if (lookup instanceof RunListLookup.Failed failed) {
      return failed.retryAfter();
    }
    return ((RunListLookup.Found) lookup)
        .trouble()
        .flatMap(
            trouble ->
                // without a failure, the call is on its way
                trouble.failure().isEmpty() ? Optional.of(Reload.MIN_WAIT) : trouble.retryAfter());
  }

  /** Why the page shows an old copy, and how old it is; empty when it does not. */
  private String notice() {
    if (!old) {
      return "";
    }
    String state =
        texts.say(
            "copy." + failure.map(Failure::name).orElse("refreshing"),
            "time",
            moments.time(asOf),
            "ago",
            moments.ago(asOf));
    String again =
        reload
            .map(wait -> Reload.sentence(wait, texts))
            .or(() -> retryAfter.map(wait -> Seconds.said("copy.again", wait, texts)))
            .orElse("");
    return (state + " " + again).strip();
  }
}
