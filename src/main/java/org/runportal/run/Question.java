package org.runportal.run;

/** What a call to the vendor asks for. */
public sealed interface Question {
  /** A run. */
  record OfRun(RunId id) implements Question {}

  /** A page of a list of people. */
  record OfPeople(PeopleSource.PeopleList list) implements Question {}
}
