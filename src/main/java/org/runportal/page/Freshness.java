package org.runportal.page;

import java.time.Duration;
import org.runportal.run.RunLookup;
import org.runportal.web.Moments;
import org.runportal.web.Seconds;
import org.runportal.web.Texts;

/** How old an answer is, and why there is nothing newer. */
final class Freshness {
  private final RunLookup.Answered answer;
  private final Moments moments;
  private final Texts texts;

  Freshness(RunLookup.Answered answer, Wording words) {
    this.answer = answer;
    this.moments = words.moments();
    this.texts = words.texts();
  }

  DataAge age() {
    return new DataAge(moments.format(answer.asOf()), sentence(), notice());
  }

  /** "Updated 15 seconds ago (14:02 CET)". */
  private String sentence() {
    return texts.say(
        "data.age", "time", moments.time(answer.asOf()), "ago", moments.ago(answer.asOf()));
  }

  /** Why the page shows an old copy; empty when it does not. */
  private String notice() {
    if (answer instanceof RunLookup.Refreshing held) {
      return texts.say(
          "copy.refreshing", "time", moments.time(held.asOf()), "ago", moments.ago(held.asOf()));
    }
    if (!(answer instanceof RunLookup.Old old)) {
      return "";
    }
    String state =
        texts.say(
            "copy." + old.failure(),
            "time",
            moments.time(old.asOf()),
            "ago",
            moments.ago(old.asOf()));
    String again = old.retryAfter().map(this::again).orElse("");
    return (state + " " + again).strip();
  }

  private String again(Duration wait) {
    long seconds = Math.max(1, Seconds.roundedUp(wait));
    return seconds < 120
        ? texts.say("copy.again", "seconds", seconds)
        : texts.say("copy.again.minutes", "minutes", (seconds + 59) / 60);
  }
}
