package org.runportal.sandbox.story;

/**
 * A person with a seat.
 *
 * @param mailbox the local part of the address
 * @param jobTitle null when the profile does not say
 * @param sparse whether the directory row has the few keys only that the documentation's second row
 *     has
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
