package org.runportal.page;

import java.time.Duration;
import java.util.Optional;
import org.runportal.run.RunLookup;
import org.runportal.web.Moments;
import org.runportal.web.Reload;
import org.runportal.web.Seconds;
import org.runportal.web.Texts;

/** How old an answer is, and why there is nothing newer. */
final class Freshness {
  private final RunLookup.Answered answer;
  private final Optional<Duration> reload;
  private final Moments moments;
  private final Texts texts;

  Freshness(LoadedRun loaded, Wording words) {
    this.answer = loaded.answer();
    this.reload = loaded.reload();
    this.moments = words.moments();
    this.texts = words.texts();
  }

  DataAge age() {
    String notice = notice();
    return new DataAge(moments.format(answer.asOf()), notice.isEmpty() ? sentence() : "", notice);
  }

  /** "Updated 15 seconds ago (14:02 CET)". */
  private String sentence() {
    return texts.say(
        "data.age", "time", moments.time(answer.asOf()), "ago", moments.ago(answer.asOf()));
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

  /** Why the page shows an old copy, and how old it is; empty when it does not. */
  private String notice() {
    if (answer instanceof RunLookup.Refreshing) {
      return notice("refreshing", "");
    }
    if (!(answer instanceof RunLookup.Old old)) {
      return "";
    }
    return notice(
        old.failure().name(),
        old.retryAfter().map(wait -> Seconds.said("copy.again", wait, texts)).orElse(""));
  }

  private String notice(String reason, String otherwise) {
    String state =
        texts.say(
            "copy." + reason,
            "time",
            moments.time(answer.asOf()),
            "ago",
            moments.ago(answer.asOf()));
    String again = reload.map(wait -> Reload.sentence(wait, texts)).orElse(otherwise);
    return (state + " " + again).strip();
  }
}
