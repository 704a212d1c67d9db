package org.runportal.web;

import java.util.Map;

/**
 * How the pages of a tenant fared since the start.
 *
 * @param drawn pages drawn
 * @param sentKept answers that needed no drawing
 * @param followed visitors who were sent a page that was being drawn for somebody else
 * @param refused visitors for whom there was no place to wait for one
 * @param suspended visitors who wait for one now
 * @param bytes what its kept pages take in memory
 * @param outcomes answers by what the cache of Tallyfy's answers did for them
 */
public record PageStats(
    long drawn,
    long sentKept,
    long followed,
    long refused,
    int suspended,
    long bytes,
    Map<CacheOutcome, Long> outcomes) {
  /** The map is copied. */
  public PageStats {
    outcomes = Map.copyOf(outcomes);
  }
}
