package org.runportal.web;

import java.util.Locale;

/** The meaning of a badge, a bar or a task: selects its colour and icon. */
public enum Tone {
  /** Done. */
  DONE,
  /** Under way. */
  NOW,
  /** Due soon. */
  SOON,
  /** Late. */
  LATE,
  /** Refused. */
  DECLINED,
  /** A problem. */
  PROBLEM,
  /** Not begun. */
  WAIT,
  /** Put away, or of no weight. */
  OFF;

  /** The name in style sheets and of the icon. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
