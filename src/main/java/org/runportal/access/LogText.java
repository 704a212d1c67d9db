package org.runportal.access;

/** Prepares text from outside for the log: one line of limited length. */
final class LogText {
  private static final int MAX_LENGTH = 160;

  private LogText() {}

  /** The message of an exception, or its class name if it has none. */
  static String of(Exception failure) {
    String message = failure.getMessage();
    return of(message == null ? failure.getClass().getSimpleName() : message);
  }

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
