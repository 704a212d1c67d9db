package org.runportal.run;

import java.util.Optional;

/** A person in a run. Runs contain ids; the {@link People} directory has most names. */
public sealed interface Person {
  /** The name in the run itself, if any. */
  Optional<String> name();

  /**
   * A member of the organization.
   *
   * @param id Tallyfy's number for the member, as text; never shown
   * @param name the name, where the answer carries one
   */
  record Member(String id, Optional<String> name) implements Person {}

  /**
   * A person outside the organization.
   *
   * @param email the address, which identifies a guest at Tallyfy
   * @param name the name, where the answer carries one
   */
  record Guest(String email, Optional<String> name) implements Person {}

  /**
   * A group of members and guests.
   *
   * @param id Tallyfy's id for the group; never shown
   * @param name the name, where the answer carries one
   */
  record Group(String id, Optional<String> name) implements Person {}

  /**
   * Whoever has a role, where nobody is named.
   *
   * @param name the title of the role, where the answer carries one
   */
  record Role(Optional<String> name) implements Person {}
}
