package org.runportal.page;

import java.util.List;
import org.runportal.page.RunListView.FromNow;
import org.runportal.web.Literal;
import org.runportal.web.Tone;

/**
 * What waits for a visitor in all runs, ready to print.
 *
 * @param tasks the first of them, nearest deadline first
 * @param others the rest, folded away
 * @param more how many are folded away; empty for none
 * @param sentence that nothing waits, that not all are shown, or why there is no list; empty for
 *     none
 * @param signIn where to sign in; empty where that does not help
 * @param yours the list of the visitor's runs; empty where that is shown
 */
public record WaitingView(
    List<Line> tasks,
    List<Line> others,
    String more,
    String sentence,
    Literal signIn,
    Literal yours) {
  /**
   * A task.
   *
   * @param title what is to be done
   * @param address of the page of its run
   * @param run what its run is called
   * @param due "due in 3 days", "2 days late"; empty where there is no deadline
   * @param urgency late, or due soon; else off
   * @param tone the same, as colour and icon
   * @param group the visitor's group whose task it is; empty for a task of their own
   */
  public record Line(
      String title,
      Literal address,
      String run,
      FromNow due,
      Tone urgency,
      Tone tone,
      String group) {
    /** Whether the deadline is near or past. */
    public boolean isUrgent() {
      return urgency != Tone.OFF;
    }
  }

  /** Whether there is a list. */
  public boolean isListed() {
    return !tasks.isEmpty();
  }
}
