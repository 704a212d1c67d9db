package org.runportal.web;

/** What a visitor got, as operators count it. */
public enum CacheOutcome {
  /** What the cache had. */
  HIT,
  /** The answer to a call made for this request. */
  FETCHED,
  /** The answer to a call made for somebody else. */
  COLLAPSED,
  /** An old copy, with the reason. */
  STALE,
  /** Nothing but the reason. */
  NONE;

  static CacheOutcome of(DataState data, CacheUse use) {
    if (data.asOf().isEmpty()) {
      return NONE;
    }
    if (data.trouble().isPresent()) {
      return STALE;
    }
    return use == CacheUse.HIT ? HIT : use.isShared() ? COLLAPSED : FETCHED;
  }
}
