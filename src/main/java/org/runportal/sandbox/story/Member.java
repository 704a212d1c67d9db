package org.runportal.sandbox.story;

/**
 * A person with an account.
 *
 * @param firstName null while somebody who was invited has not signed up
 * @param lastName likewise
 * @param mailbox the local part of the address
 * @param jobTitle null if the profile has none
 * @param sparse whether the directory row has only the few keys of the second row in the
 *     documentation
 * @param status {@code active}, {@code invited} or {@code disabled}
 */
record Member(
    int id,
    String firstName,
    String lastName,
    String mailbox,
    String jobTitle,
    boolean sparse,
    String status) {

  /** Somebody who can sign in, as most can. */
  Member(
      int id, String firstName, String lastName, String mailbox, String jobTitle, boolean sparse) {
    this(id, firstName, lastName, mailbox, jobTitle, sparse, "active");
  }

  String email() {
    return mailbox + "@aldersupply.example";
  }

  String fullName() {
    return firstName + " " + lastName;
  }

  String picture() {
    return "https://files.example/avatars/" + id + ".png";
  }
}
