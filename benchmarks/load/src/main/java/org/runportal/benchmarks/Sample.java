package org.runportal.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * What one load on one page has shown.
 *
 * @param pages answers with a page
 * @param failures other answers, and broken connections
 * @param seconds how long it took
 * @param bytes of all pages, as sent
 * @param processorSeconds processor time of the server, user and system
 * @param allocated bytes that threads of the server have allocated
 * @param latencies of the pages, in microseconds
 * @param late how late a {@link Sleeper} woke meanwhile, in microseconds
 */
record Sample(
    long pages,
    long failures,
    double seconds,
    long bytes,
    double processorSeconds,
    long allocated,
    Histogram latencies,
    Histogram late) {
  private static final double THOUSAND = 1_000;

  double perSecond() {
    return pages / seconds;
  }

  double processorMillis() {
    return processorSeconds * THOUSAND / pages;
  }

  double kilobytesAllocated() {
    return allocated / THOUSAND / pages;
  }

  double bytesOfPage() {
    return (double) bytes / pages;
  }

  double millisAt(double percentile) {
    return latencies.getValueAtPercentile(percentile) / THOUSAND;
  }

  double millisLateAt(double percentile) {
    return late.getValueAtPercentile(percentile) / THOUSAND;
  }
}
