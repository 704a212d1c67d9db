package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A run (Tallyfy says "process") as the vendor tells it, in our words. Nothing here is computed;
 * what the vendor left out is empty.
 *
 * @param id the run's id
 * @param about what it is
 * @param standing where it stands
 * @param times when things happened
 * @param people who is in it
 * @param plan what is to be done in it
 * @param content what was filled in and uploaded
 * @param labels how it is filed
 * @param details everything else in the answer
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
    List<Detail> details) {

  /** The details are copied. */
  public Run {
    details = List.copyOf(details);
  }

  /**
   * What a run is.
   *
   * @param number the vendor's number for people ({@code increment_id})
   * @param name what the run is called
   * @param template what it was started from
   * @param type {@code procedure}, {@code form}, {@code document}, or a word to come
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
   * Where a run stands, as the vendor reports it; {@link RunState} says what follows from it.
   *
   * @param status the state, in the vendor's words
   * @param progress how far it is, hidden tasks not counted
   * @param openIssue whether an issue with the whole run is open
   */
  public record Standing(RunStatus status, Optional<Progress> progress, boolean openIssue) {}

  /**
   * What is to be done in a run.
   *
   * @param tasks its tasks, in the order of the plan
   * @param nextTasks what the vendor names as next
   * @param stages its stages, in order
   * @param confidential tasks that are not among the tasks, nor anywhere else here
   */
  public record Plan(
      Included<Task> tasks,
      Included<NextTask> nextTasks,
      Included<Stage> stages,
      ConfidentialTasks confidential) {}

  /**
   * What was filled in and uploaded, apart from the answers at the tasks.
   *
   * @param kickoff what was filled in to start it
   * @param looseFields answers whose task is not among the tasks
   * @param files its files
   * @param measures what was measured at its tasks
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
   * How a run is filed.
   *
   * @param tags its tags
   * @param folders the folders it lies in
   */
  public record Labels(Included<Tag> tags, Included<Folder> folders) {}

  /**
   * What a run was started from ("checklist" on the wire).
   *
   * @param id the template's id
   * @param title the template's name
   * @param details what else was told of it
   */
  public record Template(Optional<String> id, Optional<String> title, List<Detail> details) {
    /** The details are copied. */
    public Template {
      details = List.copyOf(details);
    }

    /** A template of which nothing else was told. */
    public Template(Optional<String> id, Optional<String> title) {
      this(id, title, List.of());
    }
  }

  /**
   * When things happened.
   *
   * @param created the run was set up
   * @param started work began
   * @param updated the last change
   * @param due the deadline of the whole run
   * @param lastDeadline the latest deadline of a task
   * @param completed all was done
   * @param archived it was put away
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
   * Who is in it.
   *
   * @param owner who answers for the run
   * @param starter who launched it
   * @param collaborators everybody involved
   * @param readers members and groups it was opened to
   * @param watchers who is told of its changes
   * @param assigneesSent whether the vendor sent who is to do the tasks; without it a task without
   *     owners need not be one that nobody has
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
