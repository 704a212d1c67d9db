package org.runportal.page;

import java.util.List;
import org.runportal.page.RunView.Option;
import org.runportal.page.RunView.Pager;
import org.runportal.page.RunView.Way;
import org.runportal.web.Badge;
import org.runportal.web.Literal;

/**
 * A list of runs, ready to print.
 *
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
   * @param changed when something was last done; empty where unknown
   * @param tags what it is tagged with
   */
  public record Row(
      String title,
      Literal address,
      Badge status,
      String template,
      Meter progress,
      Next next,
      String changed,
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
   * @param due "due in 3 days"; empty where the badge says it
   * @param urgency "3 days late", "due in 3 hours"; empty text where there is time
   */
  public record Next(String task, String who, String due, Badge urgency) {
    static final Next NONE = new Next("", "", "", Badge.NONE);
  }
}
