package org.runportal.sandbox.story;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The recorded facts of a run: what people did and wrote. Progress, status, lateness and the next
 * task are derived on request.
 *
 * @param number its number in the organization
 * @param template {@link Template#NONE} if its work was given out by hand
 * @param summary HTML notes, or null
 * @param dueDate when the run is due, or null
 * @param archivedAt null unless the run is archived
 * @param openIssue whether an issue blocks the run
 * @param isPublic whether a public link exists
 * @param users ids of the members with access
 * @param groups ids of the groups with access
 * @param parentId the run that launched this one, or null
 * @param details custom properties of the organization: name and text
 * @param publiclyHidden what its public page leaves out, as Tallyfy writes it; null: nothing
 * @param rules the rules of its template
 * @param inTurn whether the deadline of each step is counted from the end of the one before
 * @param sent how many of its tasks "Get process" has at most
 */
public record Story(
    String id,
    int number,
    Template template,
    String name,
    String summary,
    int launcher,
    int owner,
    boolean starred,
    Instant startedAt,
    Instant dueDate,
    Instant archivedAt,
    boolean openIssue,
    boolean isPublic,
    List<Integer> users,
    List<String> groups,
    String parentId,
    Map<String, String> details,
    JsonValue publiclyHidden,
    List<Tag> tags,
    List<Folder> folders,
    List<Stage> stages,
    List<Task> tasks,
    List<Field> kickOff,
    List<Watch> watches,
    List<StepRule> rules,
    boolean inTurn,
    int sent) {

  /** The id of its template, or null. */
  String templateId() {
    return template == Template.NONE ? null : template.id();
  }

  /** The title of its template, or null. */
  String templateTitle() {
    return template == Template.NONE ? null : template.title();
  }
}
