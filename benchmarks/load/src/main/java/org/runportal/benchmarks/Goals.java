package org.runportal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runportal.benchmarks.Results.Cell;
import org.runportal.benchmarks.Results.Loop;
import org.runportal.benchmarks.Vendor.Condition;

/**
 * What the portal is meant to reach, as ratios of one run of this benchmark.
 *
 * @param results of all participants
 * @param memory of the portal as it is shipped; empty where it was not measured
 */
record Goals(Optional<Results> results, Optional<Shipped.Memory> memory) {
  private static final double MEGABYTE = 1_000_000;
  private static final int RUNS = 10_000;

  /**
   * A goal.
   *
   * @param what is compared
   * @param goal what it is meant to be
   * @param measured what it is
   * @param met whether that is enough
   */
  record Goal(String what, String goal, String measured, boolean met) {}

  /** All that could be measured. */
  List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    results.ifPresent(
        measured -> {
          double kept = perSecond(measured, Participant.KEPT);
          goals.add(
              atLeast(
                  "requests/s, kept: finished bytes",
                  0.5,
                  kept / perSecond(measured, Participant.CEILING)));
          goals.add(
              atLeast(
                  "requests/s, kept: Thymeleaf",
                  10,
                  kept / perSecond(measured, Participant.THYMELEAF)));
          goals.add(
              atLeast("requests/s, kept: JTE", 4, kept / perSecond(measured, Participant.JTE)));
          goals.add(
              atMost(
                  "p99 : p50 at half load, kept",
                  5,
                  at(measured, Condition.WELL, 99) / at(measured, Condition.WELL, 50)));
          goals.add(
              atMost(
                  "processor time, drawn: Thymeleaf",
                  0.5,
                  processor(measured, Participant.DRAWN)
                      / processor(measured, Participant.THYMELEAF)));
          for (Condition bad : List.of(Condition.SLOW, Condition.DOWN)) {
            goals.add(
                atMost(
                    "p95 at half load, kept, Tallyfy " + bad + " : well",
                    1.1,
                    at(measured, bad, 95) / at(measured, Condition.WELL, 95)));
          }
        });
    memory.ifPresent(
        many ->
            goals.add(
                new Goal(
                    "resident memory after visits to %,d runs".formatted(many.visited()),
                    "≤ 700 MB with %,d copies".formatted(RUNS),
                    "%.0f MB with %,d copies".formatted(many.resident() / MEGABYTE, many.copies()),
                    many.copies() >= RUNS && many.resident() <= 700 * MEGABYTE)));
    return goals;
  }

  private static Goal atLeast(String what, double goal, double measured) {
    return new Goal(what, "≥ " + number(goal), number(measured), measured >= goal);
  }

  private static Goal atMost(String what, double goal, double measured) {
    return new Goal(what, "≤ " + number(goal), number(measured), measured <= goal);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static double perSecond(Results results, String participant) {
    return results.median(well(participant, Loop.CLOSED), Sample::perSecond);
  }

  private static double processor(Results results, String participant) {
    return results.median(well(participant, Loop.CLOSED), Sample::processorMillis);
  }

  private static double at(Results results, Condition condition, double percentile) {
    return results.median(
        new Cell(Participant.KEPT, Plan.USUAL, condition, Loop.OPEN),
        sample -> sample.millisAt(percentile));
  }

  private static Cell well(String participant, Loop loop) {
    return new Cell(participant, Plan.USUAL, Condition.WELL, loop);
  }
}
