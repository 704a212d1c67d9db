package org.runportal.page;

import java.time.LocalDateTime;

/**
 * A stretch of time as calendar and clock of the visitor show it.
 *
 * @param from its beginning
 * @param to its end; equal to the beginning where only one moment is known
 */
record Span(LocalDateTime from, LocalDateTime to) {
  /** An end before the beginning (clocks set back, times entered by hand) leaves one moment. */
  Span {
    if (to.isBefore(from)) {
      to = from;
    }
  }
}
