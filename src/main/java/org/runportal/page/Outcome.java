package org.runportal.page;

import org.runportal.web.Tone;

/** What has become of a run. One run has exactly one outcome; its headline says which. */
public enum Outcome {
  /** Launched, and nobody has begun. */
  NOT_STARTED(Tone.WAIT),
  /** Somebody has the next task, and there is time left. */
  WAITING(Tone.NOW),
  /** The next task, or the whole run, is past its deadline. */
  LATE(Tone.LATE),
  /** Nobody has the next task. */
  UNASSIGNED(Tone.NOW),
  /** The next task is not for everybody to see. */
  CONFIDENTIAL(Tone.NOW),
  /** It is not over, and no task is named as next. */
  NOTHING_NEXT(Tone.WAIT),
  /** A problem is open at one of its tasks. */
  PROBLEM(Tone.PROBLEM),
  /** An issue with the whole run is open; no task can be completed. */
  HELD_UP(Tone.PROBLEM),
  /** An approval was refused, and the work goes on. */
  GOES_ON(Tone.SOON),
  /** Over, because an approval was refused. */
  DECLINED(Tone.DECLINED),
  /** Over; some approvals were given and some refused. */
  PARTLY_APPROVED(Tone.SOON),
  /** All is done. */
  COMPLETE(Tone.DONE),
  /** Put away, and not known to be unfinished. */
  ARCHIVED(Tone.OFF),
  /** Put away after an approval was refused. */
  ARCHIVED_DECLINED(Tone.OFF),
  /** Put away before all was done. */
  ARCHIVED_UNFINISHED(Tone.OFF),
  /** There is nothing to do in it. */
  NO_TASKS(Tone.WAIT);

  private final Tone tone;

  Outcome(Tone tone) {
    this.tone = tone;
  }

  /** What it looks like; a deadline may make it look more urgent. */
  Tone tone() {
    return tone;
  }

  /** Whether somebody is to do something about it, so that its deadline counts. */
  boolean isOpen() {
    return switch (this) {
      case NOT_STARTED, WAITING, LATE, UNASSIGNED, GOES_ON -> true;
      default -> false;
    };
  }

  /** Whether the headline leaves unsaid that the run is in progress. */
  boolean isInProgress() {
    return switch (this) {
      case WAITING, LATE, UNASSIGNED, CONFIDENTIAL, NOTHING_NEXT, GOES_ON -> true;
      default -> false;
    };
  }

  /** Whether nothing more will be done. */
  boolean isOver() {
    return switch (this) {
      case DECLINED, PARTLY_APPROVED, COMPLETE, ARCHIVED, ARCHIVED_DECLINED, ARCHIVED_UNFINISHED ->
          true;
      default -> false;
    };
  }

  /** The state in one or two words, as a key of the texts. */
  String state() {
    return switch (this) {
      case NOT_STARTED, PROBLEM, HELD_UP, DECLINED, PARTLY_APPROVED, COMPLETE, NO_TASKS -> name();
      case ARCHIVED, ARCHIVED_DECLINED, ARCHIVED_UNFINISHED -> ARCHIVED.name();
      default -> "ACTIVE";
    };
  }
}
