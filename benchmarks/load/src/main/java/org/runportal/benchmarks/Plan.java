package org.runportal.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param sizes numbers of tasks
 * @param rounds how often everything is measured, in alternating order
 * @param time of one load
 * @param warmUp pages of each participant before anything is measured
 * @param drawn pages of each size that the portal as it is shipped draws
 * @param runs how many runs are visited for the sake of the memory
 */
record Plan(List<Integer> sizes, int rounds, Duration time, int warmUp, int drawn, int runs) {
  /** Connections of the closed loop, four for each of two processors. */
  static final int CONNECTIONS = 8;

  /** Connections of the open loop: enough that none has to wait for a free one. */
  static final int OPEN_CONNECTIONS = 32;

  /** The run that the goals are about. */
  static final int USUAL = 20;

  /** Everything; about 40 minutes of two processors. */
  static final Plan FULL =
      new Plan(List.of(5, USUAL, 200, 1_000, 5_000), 3, Duration.ofSeconds(4), 5_000, 300, 10_000);

  /** Shows within minutes that everything works; its figures say little. */
  static final Plan QUICK = new Plan(List.of(USUAL, 1_000), 1, Duration.ofSeconds(1), 100, 20, 200);

  /** Little but visits to many runs, for the sake of the memory. */
  static final Plan MEMORY = new Plan(List.of(USUAL), 1, Duration.ofSeconds(1), 100, 20, 10_000);

  /** The largest run. */
  int largest() {
    return sizes.get(sizes.size() - 1);
  }
}
