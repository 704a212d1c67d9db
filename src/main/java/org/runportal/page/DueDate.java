package org.runportal.page;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.runportal.run.When;
import org.runportal.web.Badge;
import org.runportal.web.Moments;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

/** What a deadline means now: late, due soon (within 24 hours, as at Tallyfy), or neither. */
final class DueDate {
  private static final Duration SOON = Duration.ofHours(24);

  private final Optional<When> when;
  private final Moments moments;
  private final Texts texts;

  DueDate(Optional<When> when, Moments moments, Texts texts) {
    this.when = when;
    this.moments = moments;
    this.texts = texts;
  }

  boolean late() {
    if (given() instanceof When.Instant at) {
      return at.instant().isBefore(moments.now());
    }
    return given() instanceof When.Day day && day.date().isBefore(moments.today());
  }

  boolean soon() {
    if (given() instanceof When.Instant at) {
      return !late() && at.instant().isBefore(moments.now().plus(SOON));
    }
    return given() instanceof When.Day day
        && !late()
        && day.date().isBefore(moments.today().plusDays(2));
  }

  /** "3 days late", "Due soon", or nothing. */
  Badge badge() {
    if (late()) {
      return new Badge(texts.say("due.late", "length", lateness()), Tone.LATE);
    }
    return soon() ? new Badge(texts.say("due.soon"), Tone.SOON) : Badge.NONE;
  }

  /** The end of a sentence: "due tomorrow, 17:00 CET", "was due on Monday, 3 days late". */
  String clause() {
    if (when.isEmpty()) {
      return texts.say("due.clause.none");
    }
    return late()
        ? texts.say("due.clause.late", "when", near(), "length", lateness())
        : texts.say("due.clause", "when", near());
  }

  /** The end of a sentence, relative to now: "due in 3 hours", "3 days late". */
  String brief() {
    if (when.isEmpty()) {
      return texts.say("due.clause.none");
    }
    return late()
        ? texts.say("due.late", "length", lateness())
        : texts.say("due.clause", "when", fromNow());
  }

  /** A sentence of its own: "Due tomorrow, 17:00 CET", "No deadline". */
  String sentence() {
    if (when.isEmpty()) {
      return texts.say("due.sentence.none");
    }
    return texts.say(late() ? "due.sentence.late" : "due.sentence", "when", near());
  }

  private String fromNow() {
    if (given() instanceof When.Instant at) {
      return moments.relative(at.instant());
    }
    return given() instanceof When.Day day
        ? moments.relative(day.date())
        : ((When.Words) given()).words();
  }

  private String near() {
    if (given() instanceof When.Instant at) {
      return moments.near(at.instant());
    }
    return given() instanceof When.Day day
        ? moments.nearDay(day.date())
        : ((When.Words) given()).words();
  }

  private String lateness() {
    return given() instanceof When.Instant at
        ? moments.lateness(at.instant())
        : moments.days(ChronoUnit.DAYS.between(((When.Day) given()).date(), moments.today()));
  }

  private When given() {
    return when.orElse(null);
  }
}
