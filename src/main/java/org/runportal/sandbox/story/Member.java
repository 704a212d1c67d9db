package org.runportal.sandbox.story;

/**
 * A person with an account.
 *
 * @param mailbox the local part of the address
 * @param jobTitle null if the profile has none
 * @param sparse whether the directory row has only the few keys of the second row in the
 *     documentation
 */
record Member(
    int id, String firstName, String lastName, String mailbox, String jobTitle, boolean sparse) {
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
