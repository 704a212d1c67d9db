package org.runportal.page;

import java.util.List;
import org.runportal.page.RunView.AnswerLine;
import org.runportal.web.Literal;

/**
 * What else the vendor told of a run, ready to print; see {@link RunView}.
 *
 * @param page the run page, from the root of the host
 * @param here this page, from the root of the host
 * @param title what the run is called
 * @param age how old the answer is
 * @param chapters what was told, by what it is about; none when it was nothing
 */
public record FactsView(
    Literal page, Literal here, String title, DataAge age, List<Chapter> chapters) {

  /**
   * A part of what else is known: lines, or a table with one row for each thing.
   *
   * @param title what it is about
   * @param lines labels and values; empty when it is a table
   * @param head the columns; the first names the thing
   * @param rows one for each thing
   * @param rest how many more there are, as a sentence; empty when all are listed
   */
  public record Chapter(
      String title,
      List<AnswerLine> lines,
      List<String> head,
      List<List<String>> rows,
      String rest) {}
}
