package org.runportal.run;

/** The subject of a call to the vendor. */
public sealed interface Question {
  /** A run. */
  record OfRun(RunId id) implements Question {}

  /** A page of a list of people. */
  record OfPeople(PeopleSource.PeopleList list) implements Question {}

  /** A page of a list of runs. */
  record OfRunList(RunListQuery query) implements Question {}

  /** What waits for somebody in all runs. */
  record OfTaskList(Identity who) implements Question {}

  /** A template. */
  record OfTemplate(TemplateId template) implements Question {}

  /** The hidden tasks of a run. */
  record OfHiddenTasks(RunId run) implements Question {}

  /** The tasks of a run that its own answer leaves out. */
  record OfLeftOutTasks(RunId run) implements Question {}

  /** The finished runs of a template. */
  record OfYardstick(TemplateId template) implements Question {}
}
