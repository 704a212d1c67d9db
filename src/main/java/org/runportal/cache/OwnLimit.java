package org.runportal.cache;

/** Our own limits that can reject a request. */
public enum OwnLimit {
  /** The budget of calls per minute, or the share of it for a kind of call. */
  BUDGET,
  /** IDs of runs that do not exist, requested by one client. */
  UNKNOWN_IDS,
  /** Lists that are not cached, requested by one client. */
  VISITOR_LISTS,
  /** Responses that are large, over a minute. */
  LARGE_ANSWERS,
  /** Threads that wait for the vendor. */
  WAITING,
  /** Concurrent fetches. */
  IN_FLIGHT
}
