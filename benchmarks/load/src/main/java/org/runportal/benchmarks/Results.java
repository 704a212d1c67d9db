package org.runportal.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.runportal.benchmarks.Vendor.Condition;

/** What was measured, by participant, size and condition; a sample for each round. */
final class Results {
  private final Map<Cell, List<Sample>> samples = new LinkedHashMap<>();

  /** How a load asks. */
  enum Loop {
    /** As fast as the answers come. */
    CLOSED,
    /** At half of the rate of the closed loop. */
    OPEN
  }

  /**
   * What is measured in each round.
   *
   * @param participant its name
   * @param tasks of the run
   * @param condition of Tallyfy
   * @param loop how it is asked
   */
  record Cell(String participant, int tasks, Condition condition, Loop loop) {}

  /**
   * The middle of several rounds, and how far they are apart.
   *
   * @param median of the rounds
   * @param min the least of them
   * @param max the most of them
   */
  record Spread(double median, double min, double max) {}

  void add(Cell cell, Sample sample) {
    samples.computeIfAbsent(cell, unused -> new ArrayList<>()).add(sample);
  }

  boolean has(Cell cell) {
    return samples.containsKey(cell);
  }

  /** A figure of a cell over its rounds. */
  Spread spread(Cell cell, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.get(cell).stream().mapToDouble(figure).sorted().toArray();
    double median = (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  double median(Cell cell, ToDoubleFunction<Sample> figure) {
    return spread(cell, figure).median();
  }

  /** Answers that were no page, over all. */
  long failures() {
    return samples.values().stream().flatMap(List::stream).mapToLong(Sample::failures).sum();
  }
}
