package org.runportal.access;

import com.google.re2j.Pattern;

/** Prepares text from outside for the log: one line of limited length. */
final class LogText {
  private static final int MAX_LENGTH = 160;
  private static final Pattern BREAKS = Pattern.compile("[[:cntrl:]\\x{2028}\\x{2029}]+");

  private LogText() {}

  /** The message of an exception, or its class name if it has none. */
  static String of(Exception failure) {
    String message = failure.getMessage();
    return of(message == null ? failure.getClass().getSimpleName() : message);
  }

  static String of(String text) {
    String line = BREAKS.matcher(text).replaceAll(" ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
