package org.runportal.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs for tests: {@code aRun().withTask(aTask("Sign").ownedBy(ana).due("…")).build()}. */
public final class RunBuilder {
  private Optional<String> number = Optional.of("5217");
  private Optional<String> name = Optional.of("Onboarding");
  private RunStatus status = new RunStatus(RunStatus.Kind.ACTIVE, "active");
  private Optional<Progress> progress = Optional.empty();
  private Optional<When> started = at("2026-03-02T09:00:00Z");
  private Optional<When> completed = Optional.empty();
  private Optional<When> archived = Optional.empty();
  private Optional<Person> owner = Optional.empty();
  private boolean openIssue;
  private Included<NextTask> next = Included.absent();
  private Included<Tag> tags = Included.of(List.of());
  private boolean tasksPresent = true;
  private ConfidentialTasks confidential = ConfidentialTasks.NONE;
  private int leftOut;
  private Optional<When> created;
  private Optional<When> updated;
  private Optional<When> due = Optional.empty();
  private Optional<When> lastDeadline = Optional.empty();
  private final List<Task> tasks = new ArrayList<>();
  private final List<FormField> kickoff = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();

  public static RunBuilder aRun() {
    return new RunBuilder();
  }

  public static TaskBuilder aTask(String title) {
    return new TaskBuilder(title);
  }

  public static Optional<When> at(String instant) {
    return Optional.of(new When.Instant(Instant.parse(instant)));
  }

  public RunBuilder numbered(String given) {
    number = Optional.of(given);
    return this;
  }

  public RunBuilder named(String given) {
    name = Optional.of(given);
    return this;
  }

  public RunBuilder unnamed() {
    name = Optional.empty();
    return this;
  }

  public RunBuilder status(RunStatus.Kind kind, String word) {
    status = new RunStatus(kind, word);
    return this;
  }

  public RunBuilder progress(Progress reported) {
    progress = Optional.of(reported);
    return this;
  }

  public RunBuilder started(String instant) {
    started = at(instant);
    return this;
  }

  public RunBuilder created(String instant) {
    created = at(instant);
    return this;
  }

  public RunBuilder updated(String instant) {
    updated = at(instant);
    return this;
  }

  public RunBuilder due(String instant) {
    due = at(instant);
    return this;
  }

  public RunBuilder lastDeadline(String instant) {
    lastDeadline = at(instant);
    return this;
  }

  public RunBuilder notStarted() {
    started = Optional.empty();
    return this;
  }

  public RunBuilder completed(String instant) {
    completed = at(instant);
    return this;
  }

  public RunBuilder archived(String instant) {
    archived = at(instant);
    return this;
  }

  public RunBuilder ownedBy(Person person) {
    owner = Optional.of(person);
    return this;
  }

  public RunBuilder withOpenIssue() {
    openIssue = true;
    return this;
  }

  public RunBuilder kickedOffWith(String id, String label, FormAnswer answer) {
    kickoff.add(new FormField(Optional.of(label), answer, List.of(), Optional.of(id)));
    return this;
  }

  public RunBuilder withTask(TaskBuilder task) {
    tasks.add(task.build("t" + (tasks.size() + 1), tasks.size() + 1));
    return this;
  }

  public RunBuilder withConfidential(int open, int done) {
    confidential = new ConfidentialTasks(open + done, open, done);
    return this;
  }

  /** The vendor counts that many more tasks. */
  public RunBuilder withLeftOut(int number) {
    leftOut = number;
    return this;
  }

  public RunBuilder withoutTasks() {
    tasksPresent = false;
    return this;
  }

  public RunBuilder withStage(String id, String title) {
    stages.add(new Stage(id, title, stages.size() + 1));
    return this;
  }

  public RunBuilder withNext(NextTask... tasks) {
    next = Included.of(List.of(tasks));
    return this;
  }

  public RunBuilder withTag(String title, String color) {
    tags = Included.of(List.of(new Tag(title, Optional.of(color))));
    return this;
  }

  public Run build() {
    return new Run(
        new RunId("r1"),
        new Run.About(
            number,
            name,
            new Run.Template(Optional.of("c1"), Optional.of("Vendor onboarding")),
            Optional.of("procedure"),
            Optional.of(true),
            Optional.of(false),
            Optional.empty(),
            FormattedText.NONE),
        new Run.Standing(status, progress, openIssue),
        new Run.Times(
            created == null ? started : created,
            started,
            updated == null ? started : updated,
            due,
            lastDeadline,
            completed,
            archived),
        new Run.Participants(owner, Optional.empty(), List.of(), List.of(), List.of(), true),
        new Run.Plan(
            tasksPresent ? Included.of(tasks) : Included.absent(),
            next,
            Included.of(stages),
            confidential,
            leftOut),
        new Run.Content(Included.of(kickoff), List.of(), Included.of(List.of()), List.of()),
        new Run.Labels(tags, Included.absent()),
        List.of());
  }

  /** A task; its id and position come from its place in the run. */
  public static final class TaskBuilder {
    private final String title;
    private Optional<String> id = Optional.empty();
    private TaskStatus.Kind kind = TaskStatus.Kind.NOT_STARTED;
    private Optional<String> type = Optional.of("task");
    private Optional<Boolean> approved = Optional.empty();
    private Optional<String> stage = Optional.empty();
    private Optional<When> started = Optional.empty();
    private Optional<When> deadline = Optional.empty();
    private Optional<When> completed = Optional.empty();
    private Optional<Person> completer = Optional.empty();
    private List<Person> owners = List.of();
    private boolean problem;
    private Optional<String> step = Optional.empty();
    private final List<FormField> fields = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();

    private TaskBuilder(String title) {
      this.title = title;
    }

    public TaskBuilder inProgressSince(String instant) {
      kind = TaskStatus.Kind.IN_PROGRESS;
      started = at(instant);
      return this;
    }

    public TaskBuilder doneBy(Person person, String instant) {
      kind = TaskStatus.Kind.COMPLETED;
      completed = at(instant);
      completer = Optional.of(person);
      return this;
    }

    public TaskBuilder startedAt(String instant) {
      started = at(instant);
      return this;
    }

    public TaskBuilder done() {
      kind = TaskStatus.Kind.COMPLETED;
      return this;
    }

    public TaskBuilder completedAt(String instant) {
      completed = at(instant);
      return this;
    }

    public TaskBuilder completedBy(Person person) {
      completer = Optional.of(person);
      return this;
    }

    public TaskBuilder ofType(String word) {
      type = Optional.of(word);
      return this;
    }

    public TaskBuilder withId(String given) {
      id = Optional.of(given);
      return this;
    }

    public TaskBuilder hidden() {
      kind = TaskStatus.Kind.SKIPPED;
      return this;
    }

    public TaskBuilder due(String instant) {
      deadline = at(instant);
      return this;
    }

    public TaskBuilder dueOn(String day) {
      deadline = Optional.of(new When.Day(LocalDate.parse(day)));
      return this;
    }

    public TaskBuilder ownedBy(Person... people) {
      owners = List.of(people);
      return this;
    }

    public TaskBuilder in(String stageId) {
      stage = Optional.of(stageId);
      return this;
    }

    public TaskBuilder answered(String label, FormAnswer answer) {
      fields.add(new FormField(Optional.of(label), answer));
      return this;
    }

    /** From a step of the template. */
    public TaskBuilder ofStep(String id) {
      step = Optional.of(id);
      return this;
    }

    /** The answer to a field that rules refer to by its id. */
    public TaskBuilder answered(String id, String label, FormAnswer answer) {
      fields.add(new FormField(Optional.of(label), answer, List.of(), Optional.of(id)));
      return this;
    }

    public TaskBuilder commented(Comment comment) {
      comments.add(comment);
      return this;
    }

    public TaskBuilder withProblem() {
      problem = true;
      return this;
    }

    public TaskBuilder approval(boolean outcome) {
      type = Optional.of("approval");
      approved = Optional.of(outcome);
      return this;
    }

    private Task build(String id, int position) {
      return new Task(
          this.id.orElse(id),
          Optional.of(title),
          new TaskStatus(kind, ""),
          new Task.Plan(
              Optional.of(String.valueOf(position)),
              stage,
              OptionalInt.of(position),
              type,
              false,
              false,
              FormattedText.NONE,
              step),
          owners,
          new Task.Times(started, deadline, completed),
          new Task.Outcome(completer, approved, problem),
          fields,
          comments,
          List.of());
    }
  }
}
