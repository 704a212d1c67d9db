package org.runportal.cache;

/** The limits of ours that can keep a visitor from an answer. */
public enum OwnLimit {
  /** Calls a minute, or the share of them that such a call may have. */
  BUDGET,
  /** Visitors who wait for the vendor. */
  WAITING,
  /** Questions that are being asked at once. */
  IN_FLIGHT
}
