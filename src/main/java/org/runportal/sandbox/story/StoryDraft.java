package org.runportal.sandbox.story;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A builder of a story, starting with its launch. */
final class StoryDraft {
  private final String id;
  private final int number;
  private final Template template;
  private final String name;
  private final Member launcher;
  private final Instant launch;
  private Member owner;
  private String summary;
  private boolean starred;
  private Instant dueDate;
  private Instant archivedAt;
  private boolean openIssue;
  private boolean isPublic;
  private String parentId;
  private List<Group> groups = List.of();
  private final Map<String, String> details = new LinkedHashMap<>();
  private final List<String> hiddenQuestions = new ArrayList<>();
  private boolean hidesComments;
  private List<Tag> tags = List.of();
  private List<Folder> folders = List.of();
  private List<Question> kickOff = List.of();
  private final List<Stage> stages = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private final List<StepRule> rules = new ArrayList<>();
  private boolean inTurn;
  private int sent = Integer.MAX_VALUE;

  /**
   * @param id the run's id; all other ids of the story are derived from it
   * @param number the run's number in the organization
   */
  StoryDraft(
      String id, int number, Template template, String name, Member launcher, Instant launch) {
    this.id = id;
    this.number = number;
    this.template = template;
    this.name = name;
    this.launcher = launcher;
    this.launch = launch;
    this.owner = launcher;
  }

  StoryDraft owner(Member other) {
    owner = other;
    return this;
  }

  StoryDraft summary(String html) {
    summary = html;
    return this;
  }

  StoryDraft starred() {
    starred = true;
    return this;
  }

  StoryDraft due(Instant moment) {
    dueDate = moment;
    return this;
  }

  StoryDraft archived(Instant moment) {
    archivedAt = moment;
    return this;
  }

  StoryDraft openIssue() {
    openIssue = true;
    return this;
  }

  StoryDraft publicLink() {
    isPublic = true;
    return this;
  }

  StoryDraft launchedBy(String otherRun) {
    parentId = otherRun;
    return this;
  }

  StoryDraft sharedWith(Group... all) {
    groups = List.of(all);
    return this;
  }

  StoryDraft detail(String key, String text) {
    details.put(key, text);
    return this;
  }

  /** Leaves the answer to a question of the kick-off form out of the public page. */
  StoryDraft hidesPublicly(String question) {
    hiddenQuestions.add(question);
    return this;
  }

  /** Leaves all comments out of the public page. */
  StoryDraft hidesCommentsPublicly() {
    hidesComments = true;
    return this;
  }

  StoryDraft tags(Tag... all) {
    tags = List.of(all);
    return this;
  }

  StoryDraft folders(Folder... all) {
    folders = List.of(all);
    return this;
  }

  StoryDraft kickOff(Question... all) {
    kickOff = List.of(all);
    return this;
  }

  StoryDraft stage(String title, TaskDraft... drafts) {
    int position = stages.size() + 1;
    Stage stage = new Stage(Id.of(id + "/stage/" + position), title, position);
    stages.add(stage);
    return place(stage.id(), drafts);
  }

  StoryDraft withoutStage(TaskDraft... drafts) {
    return place(null, drafts);
  }

  StoryDraft watchedBy(Member member, String frequency) {
    watches.add(new Watch(member, null, frequency));
    return this;
  }

  StoryDraft watchedBy(Guest guest, String frequency) {
    watches.add(new Watch(null, guest, frequency));
    return this;
  }

  /** A rule of its template. */
  StoryDraft rule(StepRule rule) {
    rules.add(rule);
    return this;
  }

  /** The deadline of each step is counted from the end of the one before. */
  StoryDraft inTurn() {
    inTurn = true;
    return this;
  }

  /** "Get process" has no more of its tasks than that. */
  StoryDraft sends(int tasks) {
    sent = tasks;
    return this;
  }

  Story build() {
    List<Field> fields = new ArrayList<>();
    for (Question question : kickOff) {
      int nth = fields.size() + 1;
      fields.add(
          new Field(
              Id.of(template.id() + "/kick-off/" + nth),
              template.number() * 100 + nth,
              nth,
              question,
              null,
              null));
    }
    return new Story(
        id,
        number,
        template,
        name,
        summary,
        launcher.id(),
        owner.id(),
        starred,
        launch,
        dueDate,
        archivedAt,
        openIssue,
        isPublic,
        launcher.equals(owner) ? List.of(owner.id()) : List.of(launcher.id(), owner.id()),
        groups.stream().map(Group::id).toList(),
        parentId,
        Collections.unmodifiableMap(new LinkedHashMap<>(details)),
        publiclyHidden(fields),
        tags,
        folders,
        List.copyOf(stages),
        List.copyOf(tasks),
        List.copyOf(fields),
        List.copyOf(watches),
        List.copyOf(rules),
        inTurn,
        sent);
  }

  /** Either ids of fields or switches; both are documented. */
  private JsonValue publiclyHidden(List<Field> fields) {
    if (hidesComments) {
      return new JsonDraft()
          .put("comments", "true")
          .put("form_fields", "false")
          .put("assignees", "false")
          .object();
    }
    List<String> hidden =
        fields.stream()
            .filter(field -> hiddenQuestions.contains(field.question().label()))
            .map(Field::id)
            .toList();
    return hidden.isEmpty() ? null : JsonDraft.list(hidden);
  }

  private StoryDraft place(String stageId, TaskDraft... drafts) {
    for (TaskDraft draft : drafts) {
      int position = tasks.size() + 1;
      tasks.add(draft.placed(id, number * 100 + position, position, stageId, template, launch));
    }
    return this;
  }
}
