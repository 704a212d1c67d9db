package org.runportal.sandbox.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A builder of a task: assignees, deadline and events. Its ids are assigned when it is added to a
 * run.
 */
final class TaskDraft {
  private final String title;
  private boolean titled = true;
  private boolean originallyTitled = true;
  private String summary = "";
  private TaskStatus status = TaskStatus.NOT_STARTED;
  private String type = "task";
  private Boolean approved;
  private boolean oneOff;
  private Instant startedAt;
  private Instant deadline;
  private Instant completedAt;
  private Owners owners = Owners.NOBODY;
  private Owners role = Owners.NOBODY;
  private final Map<String, String> details = new LinkedHashMap<>();
  private Integer completer;
  private String completerGuest;
  private Integer completions;
  private boolean onlyAssignees;
  private boolean confidential;
  private String webhook;
  private final List<Question> questions = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();

  private TaskDraft(String title) {
    this.title = title;
  }

  static TaskDraft task(String title) {
    return new TaskDraft(title);
  }

  TaskDraft by(Member... members) {
    for (Member member : members) {
      owners = owners.and(member.id());
    }
    return this;
  }

  /** A member who was deleted from the directory. */
  TaskDraft byUser(int id) {
    owners = owners.and(id);
    return this;
  }

  TaskDraft by(Guest... guests) {
    for (Guest guest : guests) {
      owners = owners.and(guest);
    }
    return this;
  }

  TaskDraft by(Group... groups) {
    for (Group group : groups) {
      owners = owners.and(group);
    }
    return this;
  }

  /** By a role of the template, not by themselves. */
  TaskDraft byRole(Member... members) {
    for (Member member : members) {
      role = role.and(member.id());
    }
    return this;
  }

  /** Nobody filled in a title; the template has one. */
  TaskDraft untitled() {
    titled = false;
    return this;
  }

  /** Neither the task nor the template has a title; only the alias says what is to be done. */
  TaskDraft withAliasOnly() {
    originallyTitled = false;
    return untitled();
  }

  TaskDraft detail(String key, String text) {
    details.put(key, text);
    return this;
  }

  TaskDraft due(Instant moment) {
    deadline = moment;
    return this;
  }

  TaskDraft note(String html) {
    summary = html;
    return this;
  }

  TaskDraft begun(Instant moment) {
    startedAt = moment;
    status = TaskStatus.IN_PROGRESS;
    return this;
  }

  TaskDraft done(Member member, Instant moment) {
    completer = member.id();
    return completed(moment);
  }

  TaskDraft done(Guest guest, Instant moment) {
    completerGuest = guest.email();
    return completed(moment);
  }

  TaskDraft skipped() {
    status = TaskStatus.AUTO_SKIPPED;
    return this;
  }

  TaskDraft approval() {
    return type("approval");
  }

  TaskDraft approved(Member member, Instant moment) {
    approved = true;
    return approval().done(member, moment);
  }

  TaskDraft rejected(Member member, Instant moment) {
    approved = false;
    return approval().done(member, moment);
  }

  TaskDraft type(String other) {
    type = other;
    return this;
  }

  /** Added to the run by hand, not from the template. */
  TaskDraft oneOff() {
    oneOff = true;
    return this;
  }

  /** Every owner must complete it. */
  TaskDraft everyone(int finished) {
    completions = finished;
    return this;
  }

  TaskDraft onlyAssignees() {
    onlyAssignees = true;
    return this;
  }

  /** Visible to its owners and administrators only. */
  TaskDraft confidential() {
    confidential = true;
    return this;
  }

  TaskDraft webhook(String address) {
    webhook = address;
    return this;
  }

  TaskDraft asks(Question... asked) {
    questions.addAll(List.of(asked));
    return this;
  }

  TaskDraft says(Member member, Instant moment, String html) {
    return add("comment", "open", member, null, moment, html);
  }

  TaskDraft says(Guest guest, Instant moment, String html) {
    return add("comment", "open", null, guest, moment, html);
  }

  /** A comment hidden from guests, and so from every public page. */
  TaskDraft saysInside(Member member, Instant moment, String html) {
    return add("comment", "hide-for-guests", member, null, moment, html);
  }

  TaskDraft suggests(Member member, Instant moment, String html) {
    return add("improvement", "open", member, null, moment, html);
  }

  TaskDraft problem(Member member, Instant moment, String html) {
    return add("problem", "open", member, null, moment, html);
  }

  /** Resolves the last problem. */
  TaskDraft resolved(Member member, Instant moment, String html) {
    int last = comments.size() - 1;
    add("resolve", "open", member, null, moment, html);
    comments.set(last, comments.get(last).resolvedBy(comments.get(last + 1).id()));
    return this;
  }

  /** A reaction to the last comment. */
  TaskDraft liked(Member fan) {
    int last = comments.size() - 1;
    comments.set(last, comments.get(last).likedBy(fan));
    return this;
  }

  /**
   * @param storyKey makes ids unique across stories
   * @param number its number in the organization
   * @param position counted from 1
   * @param stageId null if it is in no stage
   * @param launch when its run was launched; used as the start of a completed task without one
   */
  Task placed(
      String storyKey,
      int number,
      int position,
      String stageId,
      Template template,
      Instant launch) {
    String id = Id.of(storyKey + "/task/" + position);
    String stepId = oneOff ? null : template.stepId(title);
    List<Field> fields = new ArrayList<>();
    for (Question question : questions) {
      int nth = fields.size() + 1;
      fields.add(
          new Field(
              Id.of((stepId == null ? id : stepId) + "/field/" + nth),
              number * 10 + nth,
              nth,
              question,
              id,
              stepId));
    }
    List<Comment> named = comments.stream().map(comment -> withIdsOf(id, comment)).toList();
    return new Task(
        id,
        number,
        titled ? title : null,
        originallyTitled ? title : null,
        Alias.of(title, number),
        summary,
        stageId,
        stepId,
        status,
        type,
        approved,
        oneOff,
        template == Template.NONE ? 1 : position,
        startedAt == null && status == TaskStatus.COMPLETED ? launch : startedAt,
        deadline,
        completedAt,
        owners,
        role,
        Map.copyOf(details),
        completer,
        completerGuest,
        completions,
        onlyAssignees,
        confidential,
        webhook,
        List.copyOf(fields),
        named);
  }

  private TaskDraft completed(Instant moment) {
    completedAt = moment;
    status = TaskStatus.COMPLETED;
    return this;
  }

  private TaskDraft add(
      String label, String state, Member member, Guest guest, Instant at, String html) {
    List<Integer> sentTo =
        owners.users().stream().filter(id -> member == null || id != member.id()).toList();
    comments.add(
        new Comment(
            // unique within the task; the task's own id is added when it is placed
            String.valueOf(comments.size() + 1),
            label,
            html,
            state,
            at,
            member,
            guest,
            sentTo,
            null,
            null));
    return this;
  }

  private static Comment withIdsOf(String taskId, Comment comment) {
    return new Comment(
        Id.of(taskId + "/comment/" + comment.id()),
        comment.label(),
        comment.content(),
        comment.state(),
        comment.at(),
        comment.member(),
        comment.guest(),
        comment.sentTo(),
        comment.resolveId() == null ? null : Id.of(taskId + "/comment/" + comment.resolveId()),
        comment.likedBy());
  }
}
