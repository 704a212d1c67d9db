package org.runportal.sandbox.story;

/**
 * The template of a run; Tallyfy's field is called checklist.
 *
 * @param number its number in the organization
 * @param summary HTML
 * @param started how many runs were launched from it
 * @param kickOffTitle the heading of its kick-off form, or null
 */
record Template(int number, String title, String summary, int started, String kickOffTitle) {
  /** In place of the template of a run that has none: its work was given out by hand. */
  static final Template NONE = new Template(0, "", null, 0, null);

  String id() {
    return Id.of("template/" + title);
  }

  String stepId(String title) {
    return Id.of(id() + "/step/" + title);
  }
}
