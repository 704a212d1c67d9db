package org.runportal.page;

import java.time.LocalDateTime;
import java.util.List;
import org.runportal.web.Badge;
import org.runportal.web.Literal;
import org.runportal.web.Moment;
import org.runportal.web.Tone;

/**
 * The chart of a run, ready to print: the same tasks as a table and as bars. Texts that may be
 * missing are empty, never {@code null}.
 *
 * @param links where the run is
 * @param title what the run is called
 * @param status the state in one or two words
 * @param age how old the answer is
 * @param drawing the bars
 * @param table the table
 */
public record ChartView(
    Links links, String title, Badge status, DataAge age, Drawing drawing, Table table) {

  /**
   * Where a run is, from the root of the host.
   *
   * @param page the run page
   * @param chart this page
   */
  public record Links(Literal page, Literal chart) {}

  /**
   * What is drawn.
   *
   * @param now what calendar and clock of the visitor show
   * @param frame from when to when there is something to see
   * @param axis the same for the bars in the table
   * @param stages the groups of the chart
   * @param bars none when no task has a time
   */
  public record Drawing(
      LocalDateTime now, Frame frame, Axis axis, List<Stage> stages, List<Bar> bars) {}

  /**
   * The table.
   *
   * @param rows one for each task
   * @param omitted how many tasks are neither drawn nor in the table; empty for none
   * @param unlisted how many more tasks there are, and why they are not here; empty for none
   * @param none why there is no table; empty when there is one
   */
  public record Table(List<Row> rows, String omitted, String unlisted, String none) {}

  /**
   * From when to when there is something to see, with a margin.
   *
   * @param from its beginning
   * @param to its end
   */
  public record Frame(LocalDateTime from, LocalDateTime to) {}

  /**
   * The line of time of the bars in the table, which is {@value ChartPresenter#WIDTH} units long.
   *
   * @param from the day at its beginning, as people write it
   * @param to the day at its end
   * @param now where the present lies
   */
  public record Axis(String from, String to, int now) {}

  /**
   * A bar in the table.
   *
   * @param css its style: of what kind it is and where the task stands
   * @param x where it begins, in units of the axis
   * @param width how long it is
   */
  public record Mark(Literal css, int x, int width) {}

  /**
   * A stage that has a bar.
   *
   * @param key names it among the stages
   * @param title shown to people; empty when the run has no stages
   */
  public record Stage(Literal key, String title) {}

  /**
   * A bar.
   *
   * @param stage the key of its stage
   * @param lane the line it lies on, counted through the chart; a task has one line
   * @param kind {@code plan}, {@code real}, {@code late}, or {@code name}, which has the text
   * @param tone where the task stands
   * @param text the task; empty for all kinds but {@code name}
   * @param from where it begins
   * @param to where it ends; equal to the beginning for a mark
   */
  public record Bar(
      Literal stage,
      int lane,
      Literal kind,
      Tone tone,
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
   * @param marks its bars; none where it has no time
   * @param outside whether its deadline lies outside the axis
   */
  public record Row(
      String title,
      String stage,
      Badge status,
      boolean timed,
      Moment planned,
      Moment started,
      Moment completed,
      Badge late,
      List<Mark> marks,
      boolean outside) {}
}
