package org.runportal.sandbox.story;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A task of a run.
 *
 * @param title null if it was never filled in
 * @param originalTitle its title in the template, or null
 * @param alias its short name
 * @param stageId null if the task is in no stage
 * @param stepId null if the task is not from the template
 * @param type {@code task}, {@code approval}, {@code expiring}, {@code email} or {@code
 *     expiring_email}
 * @param approved the decision of an approval, or null
 * @param position all work without a template is in the first place
 * @param completer the id of the member who completed it, or null
 * @param completerGuest the address of the guest who completed it, or null
 * @param completions how many owners have completed it if all must, or null
 * @param role who has the task by a role of the template
 * @param details custom properties of the organization: name and text
 * @param confidential whether only its owners and administrators may see it
 * @param webhook a webhook URL, which may contain a secret; or null
 */
record Task(
    String id,
    int number,
    String title,
    String originalTitle,
    String alias,
    String summary,
    String stageId,
    String stepId,
    TaskStatus status,
    String type,
    Boolean approved,
    boolean oneOff,
    int position,
    Instant startedAt,
    Instant deadline,
    Instant completedAt,
    Owners owners,
    Owners role,
    Map<String, String> details,
    Integer completer,
    String completerGuest,
    Integer completions,
    boolean onlyAssignees,
    boolean confidential,
    String webhook,
    List<Field> fields,
    List<Comment> comments) {

  boolean counts() {
    return status != TaskStatus.AUTO_SKIPPED;
  }

  boolean isDone() {
    return status == TaskStatus.COMPLETED;
  }

  boolean isOpen() {
    return counts() && !isDone();
  }

  boolean hasOpenProblem() {
    return comments.stream().anyMatch(Comment::isOpenProblem);
  }

  /** The time of its latest event, or the launch of its run. */
  Instant lastUpdated(Instant launch) {
    return Stream.concat(
            Stream.of(launch),
            Stream.concat(
                Stream.of(startedAt == null ? launch : startedAt)
                    .filter(started -> completedAt == null),
                Stream.concat(Stream.ofNullable(completedAt), comments.stream().map(Comment::at))))
        .max(Instant::compareTo)
        .orElse(launch);
  }
}
