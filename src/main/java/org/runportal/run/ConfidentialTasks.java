package org.runportal.run;

/**
 * The number of confidential tasks of a run, which only their assignees and administrators may see.
 * There is nothing but numbers here, so no page can show more.
 *
 * @param number all of them, including hidden ones
 * @param open those that count towards progress and are open
 * @param done those that count towards progress and are done
 */
public record ConfidentialTasks(int number, int open, int done) {
  /** No confidential tasks. */
  public static final ConfidentialTasks NONE = new ConfidentialTasks(0, 0, 0);

  /** How many count towards progress. */
  public int counted() {
    return open + done;
  }
}
