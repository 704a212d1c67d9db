package org.runportal.web;

/** What the cache of Tallyfy's answers did for one request, in the terms of RFC 9211. */
public enum CacheUse {
  /** It had the answer. */
  HIT("hit", false),
  /** It had none, and a call was made. */
  MISS("fwd=uri-miss", false),
  /** It had an old one, and a call was made. */
  STALE("fwd=stale", false),
  /** It had none, and somebody else's call was waited for. */
  SHARED_MISS("fwd=uri-miss; collapsed", true),
  /** It had an old one, and somebody else's call was waited for. */
  SHARED_STALE("fwd=stale; collapsed", true);

  private final String parameters;
  private final boolean shared;

  CacheUse(String parameters, boolean shared) {
    this.parameters = parameters;
    this.shared = shared;
  }

  /**
   * What it did for a request that needed the answer to a question.
   *
   * @param called whether a call was made or waited for
   * @param shared whether that was somebody else's
   * @param held whether an old answer was at hand
   */
  public static CacheUse of(boolean called, boolean shared, boolean held) {
    if (!called) {
      return HIT;
    }
    CacheUse use = held ? STALE : MISS;
    return shared ? use.followed() : use;
  }

  /** The same for whoever waited for the same page. */
  CacheUse followed() {
    return switch (this) {
      case HIT -> HIT;
      case MISS, SHARED_MISS -> SHARED_MISS;
      case STALE, SHARED_STALE -> SHARED_STALE;
    };
  }

  /** As the header says it. */
  String parameters() {
    return parameters;
  }

  boolean isShared() {
    return shared;
  }
}
