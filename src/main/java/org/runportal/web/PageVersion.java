package org.runportal.web;

import java.time.Duration;
import java.time.Instant;

/**
 * What a page is drawn from, apart from what was asked.
 *
 * @param content what it shows; equal records make the same page
 * @param moment the time everything on it is relative to: pages count in minutes, so it is one of a
 *     minute each
 */
public record PageVersion(Record content, Instant moment) {
  private static final Duration STEP = Duration.ofMinutes(1);

  /**
   * What is shown from that time on, relative to the last whole minute since.
   *
   * @param since when what it shows was read
   */
  public static PageVersion of(Record content, Instant since, Instant now) {
    long minutes = Math.max(0, Duration.between(since, now).toMinutes());
    return new PageVersion(content, since.plus(STEP.multipliedBy(minutes)));
  }

  /** Whether this shows the same, relative to the minute before at the earliest. */
  boolean mayStandInFor(PageVersion newer) {
    return content.equals(newer.content) && !moment.plus(STEP).isBefore(newer.moment);
  }
}
