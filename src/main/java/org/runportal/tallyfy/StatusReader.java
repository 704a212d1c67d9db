package org.runportal.tallyfy;

import java.util.Locale;
import org.runportal.run.RunStatus;
import org.runportal.run.TaskStatus;

/** Maps the vendor's status words, in both spellings: {@code a-b} and {@code a_b}. */
final class StatusReader {
  private StatusReader() {}

  static RunStatus ofRun(Node status) {
    String word = status.isText() ? status.words().orElse("") : "";
    return new RunStatus(
        switch (key(word)) {
          case "not-started", "draft" -> RunStatus.Kind.NOT_STARTED;
          case "active", "in-progress" -> RunStatus.Kind.ACTIVE;
          case "problem", "issue" -> RunStatus.Kind.PROBLEM;
          case "complete", "completed" -> RunStatus.Kind.COMPLETE;
          case "archived" -> RunStatus.Kind.ARCHIVED;
          default -> RunStatus.Kind.OTHER;
        },
        word);
  }

  /**
   * @param done whether a completion time was given; it outweighs the word, except that a hidden
   *     task stays hidden
   */
  static TaskStatus ofTask(Node status, Node label, boolean done) {
    String word = status.isText() ? status.words().orElse("") : "";
    String shown = label.isText() ? label.words().orElse(word) : word;
    TaskStatus.Kind kind = kindOfTask(key(word.isEmpty() ? shown : word));
    boolean completed = done && kind != TaskStatus.Kind.SKIPPED;
    return new TaskStatus(completed ? TaskStatus.Kind.COMPLETED : kind, shown);
  }

  private static TaskStatus.Kind kindOfTask(String key) {
    return switch (key) {
      case "not-started" -> TaskStatus.Kind.NOT_STARTED;
      case "in-progress", "active" -> TaskStatus.Kind.IN_PROGRESS;
      case "complete", "completed" -> TaskStatus.Kind.COMPLETED;
      case "auto-skipped", "skipped" -> TaskStatus.Kind.SKIPPED;
      default -> TaskStatus.Kind.OTHER;
    };
  }

  /** A word as we compare it. */
  static String key(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
