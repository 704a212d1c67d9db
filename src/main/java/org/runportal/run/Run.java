package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A run (Tallyfy says "process") as the vendor tells it, in our words. Nothing here is computed;
 * what the vendor left out is empty.
 *
 * @param id the run's id
 * @param number the vendor's number for people ({@code increment_id})
 * @param name what the run is called
 * @param template what it was started from
 * @param status where it stands, in the vendor's words
 * @param progress how far it is, hidden tasks not counted
 * @param times when things happened
 * @param people who is in it
 * @param type {@code procedure}, {@code form}, {@code document}, or a word to come
 * @param starred whether the owner of our token starred it
 * @param isPublic whether Tallyfy's own public link is on
 * @param openIssue whether an issue with the whole run is open
 * @param tasks its tasks, in the order of the plan
 * @param nextTasks what the vendor names as next
 * @param stages its stages, in order
 * @param tags its tags
 * @param summary the notes on the run, safe to print; empty for none
 * @param kickoff what was filled in to start it
 * @param files its files
 * @param folders the folders it lies in
 * @param looseFields answers whose task is not among the tasks
 * @param measures what was measured at its tasks
 * @param parent the id of the run that launched it
 * @param details what else was told of it
 */
public record Run(
    String id,
    Optional<String> number,
    Optional<String> name,
    Template template,
    RunStatus status,
    Optional<Progress> progress,
    Times times,
    Participants people,
    Optional<String> type,
    Optional<Boolean> starred,
    Optional<Boolean> isPublic,
    boolean openIssue,
    Included<Task> tasks,
    Included<NextTask> nextTasks,
    Included<Stage> stages,
    Included<Tag> tags,
    String summary,
    Included<FormField> kickoff,
    Included<Attachment> files,
    Included<Folder> folders,
    List<FormField> looseFields,
    List<Measure> measures,
    Optional<String> parent,
    List<Detail> details) {

  /** The lists are copied. */
  public Run {
    looseFields = List.copyOf(looseFields);
    measures = List.copyOf(measures);
    details = List.copyOf(details);
  }

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
   */
  public record Participants(
      Optional<Person> owner,
      Optional<Person> starter,
      List<Person> collaborators,
      List<Person> readers,
      List<Watcher> watchers) {
    /** The lists are copied. */
    public Participants {
      collaborators = List.copyOf(collaborators);
      readers = List.copyOf(readers);
      watchers = List.copyOf(watchers);
    }
  }
}
