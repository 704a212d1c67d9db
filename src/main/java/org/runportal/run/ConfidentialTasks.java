package org.runportal.run;

/**
 * How many tasks of a run only those may see who have to do with them. Numbers are all there is to
 * know here, so that no page can show more.
 *
 * @param number how many there are, hidden ones included
 * @param open how many count towards progress and are still to be done
 * @param done how many count towards progress and are done
 */
public record ConfidentialTasks(int number, int open, int done) {
  /** A run without any. */
  public static final ConfidentialTasks NONE = new ConfidentialTasks(0, 0, 0);

  /** How many count towards progress. */
  public int counted() {
    return open + done;
  }
}
