package org.runportal.page;

import java.util.List;
import org.runportal.page.RunView.AnswerLine;
import org.runportal.web.Literal;

/**
 * The other facts of a run, formatted; see {@link RunView}.
 *
 * @param page the run page, from the root of the host
 * @param here this page, from the root of the host
 * @param title the name of the run
 * @param age how old the answer is
 * @param chapters the facts by topic; empty when there are none
 */
public record FactsView(
    Literal page, Literal here, String title, DataAge age, List<Chapter> chapters) {

  /**
   * The facts of one topic: lines, or a table with one row per item.
   *
   * @param title the topic
   * @param lines labels and values; empty when it is a table
   * @param head the columns; the first has the name of the item
   * @param rows one per item
   * @param rest how many more there are, as a sentence; empty when all are listed
   */
  public record Chapter(
      String title,
      List<AnswerLine> lines,
      List<String> head,
      List<List<String>> rows,
      String rest) {}
}
