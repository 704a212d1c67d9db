package org.runportal.page;

import java.util.List;
import org.runportal.page.RunView.Option;
import org.runportal.page.RunView.Pager;
import org.runportal.page.RunView.Way;
import org.runportal.web.Badge;
import org.runportal.web.Literal;
import org.runportal.web.Tone;

/**
 * A list of runs, ready to print.
 *
 * @param title whose runs these are
 * @param views the tenant's named addresses of the list
 * @param ways to runs of one state
 * @param filter the form
 * @param found how many there are, and among which was looked; empty when nobody can say
 * @param everything the address of the whole list; empty when nothing was left out
 * @param rows the runs
 * @param none why there is no row; empty when there are rows
 * @param pager the way to the others
 * @param again the address of the same list
 * @param age how old the list is; {@code null} where there is none
 */
public record RunListView(
    String title,
    List<Way> views,
    List<Way> ways,
    Filter filter,
    String found,
    Literal everything,
    List<Row> rows,
    List<String> none,
    Pager pager,
    Literal again,
    DataAge age) {

  /**
   * The form that narrows the list.
   *
   * @param used whether it does
   * @param show the state chosen by link, to be repeated; empty for none
   * @param words in the name
   * @param templates to choose from
   * @param tags to choose from
   * @param people to choose from
   * @param orders to choose from
   */
  public record Filter(
      boolean used,
      Literal show,
      Literal words,
      List<Option> templates,
      List<Option> tags,
      List<Option> people,
      List<Option> orders) {}

  /**
   * A run in the list.
   *
   * @param title what it is called
   * @param address of its page
   * @param status its state in a word, urgent where it is late or soon due
   * @param template what it was started from; empty where unknown, or named in the title
   * @param progress how far it is
   * @param next what is to be done next
   * @param changed when something was last done; of empty text where unknown
   * @param tags what it is tagged with
   */
  public record Row(
      String title,
      Literal address,
      Badge status,
      String template,
      Meter progress,
      Next next,
      FromNow changed,
      List<String> tags) {}

  /**
   * How far a run is.
   *
   * @param text "2 of 5 tasks"; empty where unknown
   * @param percent from 0 to 100
   */
  public record Meter(String text, int percent) {}

  /**
   * What is to be done next.
   *
   * @param task its title; empty for nothing
   * @param who has it
   * @param due "due in 3 days", "3 days late"; of empty text where there is no deadline
   * @param urgency late, or due soon; else off
   */
  public record Next(String task, String who, FromNow due, Tone urgency) {
    static final Next NONE = new Next("", "", FromNow.NONE, Tone.OFF);

    /** Whether the deadline is near or past. */
    public boolean isUrgent() {
      return urgency != Tone.OFF;
    }
  }

  /**
   * A time as it is from now, and as a sheet of paper has it.
   *
   * @param text "changed 2 hours ago"
   * @param onPaper the same with the full date
   */
  public record FromNow(String text, String onPaper) {
    static final FromNow NONE = new FromNow("", "");
  }
}
