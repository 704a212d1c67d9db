package org.runportal.access;

/** Words of others as they may stand in the log: on one line, and not many. */
final class LogText {
  private static final int MAX_LENGTH = 160;

  private LogText() {}

  /** What a failure says about itself. */
  static String of(Exception failure) {
    String message = failure.getMessage();
    return of(message == null ? failure.getClass().getSimpleName() : message);
  }

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
