package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A run (Tallyfy's "process") as the vendor reports it, in our own model. Nothing is computed here;
 * what the response does not contain is empty.
 *
 * @param id the run's id
 * @param about its identity
 * @param standing its status
 * @param times its dates
 * @param people its participants
 * @param plan its tasks and stages
 * @param content its forms and files
 * @param labels its tags and folders
 * @param details its other members
 * @param derived what has been derived from it
 */
public record Run(
    RunId id,
    About about,
    Standing standing,
    Times times,
    Participants people,
    Plan plan,
    Content content,
    Labels labels,
    List<Detail> details,
    Derived derived) {

  /** The details are copied. */
  public Run {
    details = List.copyOf(details);
  }

  /** A run from which nothing has been derived yet. */
  public Run(
      RunId id,
      About about,
      Standing standing,
      Times times,
      Participants people,
      Plan plan,
      Content content,
      Labels labels,
      List<Detail> details) {
    this(id, about, standing, times, people, plan, content, labels, details, new Derived());
  }

  /**
   * The identity of a run.
   *
   * @param number the vendor's number for display ({@code increment_id})
   * @param name the run's name
   * @param template its template
   * @param type {@code procedure}, {@code form}, {@code document}, or a future value
   * @param starred whether the owner of our token starred it
   * @param isPublic whether Tallyfy's own public link is on
   * @param parent the run that launched it
   * @param summary the notes on the run
   */
  public record About(
      Optional<String> number,
      Optional<String> name,
      Template template,
      Optional<String> type,
      Optional<Boolean> starred,
      Optional<Boolean> isPublic,
      Optional<RunId> parent,
      FormattedText summary) {}

  /**
   * The status of a run as the vendor reports it; {@link RunState} is derived from it.
   *
   * @param status the vendor's status
   * @param progress its progress, without hidden tasks
   * @param openIssue whether an issue blocks the run
   */
  public record Standing(RunStatus status, Optional<Progress> progress, boolean openIssue) {}

  /**
   * The tasks of a run.
   *
   * @param tasks in the order of the plan
   * @param nextTasks the tasks the vendor names as next
   * @param stages its stages, in order
   * @param confidential the number of confidential tasks, which are left out everywhere else
   * @param leftOut how many more tasks there are, by the vendor's own count, that it has not sent
   */
  public record Plan(
      Included<Task> tasks,
      Included<NextTask> nextTasks,
      Included<Stage> stages,
      ConfidentialTasks confidential,
      int leftOut) {
    /** Whether tasks that are open, or may be, are not among those listed. */
    public boolean mayMissOpenTasks() {
      return confidential.open() > 0 || leftOut > 0;
    }
  }

  /**
   * The forms and files of a run, except the forms of its tasks.
   *
   * @param kickoff the kick-off form
   * @param looseFields fields of tasks that are not in the run
   * @param files its files
   * @param measures the measurements of its tasks
   */
  public record Content(
      Included<FormField> kickoff,
      List<FormField> looseFields,
      Included<Attachment> files,
      List<Measure> measures) {
    /** The lists are copied. */
    public Content {
      looseFields = List.copyOf(looseFields);
      measures = List.copyOf(measures);
    }
  }

  /**
   * The tags and folders of a run.
   *
   * @param tags its tags
   * @param folders its folders
   */
  public record Labels(Included<Tag> tags, Included<Folder> folders) {}

  /**
   * The template of a run ({@code checklist}).
   *
   * @param id the template's id
   * @param title the template's name
   * @param details its other members
   */
  public record Template(Optional<String> id, Optional<String> title, List<Detail> details) {
    /** The details are copied. */
    public Template {
      details = List.copyOf(details);
    }

    /** A template without other members. */
    public Template(Optional<String> id, Optional<String> title) {
      this(id, title, List.of());
    }
  }

  /**
   * The dates of a run.
   *
   * @param created when it was created
   * @param started when work began
   * @param updated when it was last changed
   * @param due its own deadline
   * @param lastDeadline the latest deadline of its tasks
   * @param completed when it was completed
   * @param archived when it was archived
   */
  public record Times(
      Optional<When> created,
      Optional<When> started,
      Optional<When> updated,
      Optional<When> due,
      Optional<When> lastDeadline,
      Optional<When> completed,
      Optional<When> archived) {}

  /**
   * The people of a run.
   *
   * @param owner its owner
   * @param starter the person who launched it
   * @param collaborators everybody involved
   * @param readers members and groups with read access
   * @param watchers people who are notified of changes
   * @param assigneesSent whether the response contains the assignees of tasks; if not, a task
   *     without owners is not necessarily unassigned
   */
  public record Participants(
      Optional<Person> owner,
      Optional<Person> starter,
      List<Person> collaborators,
      List<Person> readers,
      List<Watcher> watchers,
      boolean assigneesSent) {
    /** The lists are copied. */
    public Participants {
      collaborators = List.copyOf(collaborators);
      readers = List.copyOf(readers);
      watchers = List.copyOf(watchers);
    }
  }
}
