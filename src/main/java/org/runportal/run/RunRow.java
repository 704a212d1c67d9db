package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A run as a row of a list: where it stands, not what is in it.
 *
 * @param id its id
 * @param number the vendor's number for display
 * @param name shown to people
 * @param template what it was started from
 * @param standing its state
 * @param progress how far it is
 * @param owner whose it is
 * @param next the tasks the vendor names as next
 * @param times when it was or is due
 * @param tags what it is tagged with
 */
public record RunRow(
    RunId id,
    Optional<String> number,
    Optional<String> name,
    Optional<Label> template,
    Standing standing,
    Optional<Progress> progress,
    Optional<Person> owner,
    List<NextTask> next,
    Times times,
    List<Label> tags) {
  /** The lists are copied. */
  public RunRow {
    next = List.copyOf(next);
    tags = List.copyOf(tags);
  }

  /**
   * The state of a run, and what explains it.
   *
   * @param state its state
   * @param word the vendor's word for the state; shown where we know no other
   * @param openIssue whether an issue of the whole run is open
   * @param decision what was decided at its approvals
   */
  public record Standing(RunState state, String word, boolean openIssue, Decision decision) {}

  /** What was decided at the approvals of a run. */
  public enum Decision {
    /** Nothing was refused. */
    NOTHING_REFUSED,
    /** Some approvals were given, some refused. */
    PARTLY_REFUSED,
    /** A refusal ended it. */
    REFUSED
  }

  /**
   * Something with a name.
   *
   * @param id the vendor's id, never shown; empty where none was sent
   * @param title shown to people
   */
  public record Label(String id, String title) {}

  /**
   * When a run was or is due.
   *
   * @param started when it began
   * @param due when all of it is due
   * @param changed when something was last done in it
   */
  public record Times(Optional<When> started, Optional<When> due, Optional<When> changed) {}

  /** By when something has to be done: the next task, else all of it. */
  public Optional<When> deadline() {
    return next.stream()
        .flatMap(task -> task.deadline().stream())
        .findFirst()
        .or(() -> isOver() ? Optional.empty() : times.due());
  }

  /** Whether nothing more will be done in it. */
  public boolean isOver() {
    return standing.state() == RunState.COMPLETE || standing.state() == RunState.ARCHIVED;
  }
}
