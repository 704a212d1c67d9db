package org.runportal.page;

import java.time.LocalDateTime;
import java.util.List;
import org.runportal.web.Badge;
import org.runportal.web.Moment;

/**
 * The chart of a run, ready to print: the same tasks as a table and as bars. Texts that may be
 * missing are empty, never {@code null}.
 *
 * @param id the run's id, for links
 * @param title what the run is called
 * @param status the state in one or two words
 * @param notice why the page shows an old copy; empty when it does not
 * @param asOf when the answer was read
 * @param age how old the answer is, as a sentence
 * @param now what calendar and clock of the visitor show
 * @param frame from when to when there is something to see
 * @param stages the groups of the chart
 * @param bars what is drawn; none when no task has a time
 * @param rows the table
 * @param omitted how many tasks are neither drawn nor in the table; empty for none
 * @param confidential how many tasks are not shown to a visitor; empty for none
 * @param noTasks why there is no table; empty when there is one
 */
public record ChartView(
    String id,
    String title,
    Badge status,
    String notice,
    Moment asOf,
    String age,
    LocalDateTime now,
    Frame frame,
    List<Stage> stages,
    List<Bar> bars,
    List<Row> rows,
    String omitted,
    String confidential,
    String noTasks) {

  /**
   * From when to when there is something to see, with a margin.
   *
   * @param from its beginning
   * @param to its end
   */
  public record Frame(LocalDateTime from, LocalDateTime to) {}

  /**
   * A stage that has a bar.
   *
   * @param key names it among the stages
   * @param title shown to people; empty when the run has no stages
   */
  public record Stage(String key, String title) {}

  /**
   * A bar.
   *
   * @param stage the key of its stage
   * @param lane the line it lies on, counted through the chart; a task has one line
   * @param kind {@code plan}, {@code real}, {@code late}, or {@code name}, which has the text
   * @param tone where the task stands: {@code done}, {@code now} or {@code wait}
   * @param text the task; empty for all kinds but {@code name}
   * @param from where it begins
   * @param to where it ends; equal to the beginning for a mark
   */
  public record Bar(
      String stage,
      int lane,
      String kind,
      String tone,
      String text,
      LocalDateTime from,
      LocalDateTime to) {}

  /**
   * A task in the table.
   *
   * @param title what is to be done
   * @param stage its stage
   * @param status where it stands
   * @param timed whether it has any time
   * @param planned until when it was planned
   * @param started when it was started
   * @param completed when it was done
   * @param late how late it is or was; empty text when it is in time
   */
  public record Row(
      String title,
      String stage,
      Badge status,
      boolean timed,
      Moment planned,
      Moment started,
      Moment completed,
      Badge late) {}
}
