package org.runportal.sandbox.story;

/**
 * A person without an account, identified by an e-mail address.
 *
 * @param firstName null if only the address is known
 * @param disabled whether the guest was locked out
 * @param namedInDetails whether the directory has the names among the details only
 */
record Guest(
    int id,
    String email,
    String firstName,
    String lastName,
    String company,
    boolean disabled,
    boolean namedInDetails) {

  /** The names are written besides the address, as most guests' are. */
  Guest(int id, String email, String firstName, String lastName, String company, boolean disabled) {
    this(id, email, firstName, lastName, company, disabled, false);
  }

  String fullName() {
    return firstName == null ? email : firstName + " " + lastName;
  }

  /** The guest's permanent sign-in link: a credential that no page may show. */
  String link() {
    return "https://go.tallyfy.example/guest-all-task/secret-" + Id.of("guest link/" + email);
  }
}
