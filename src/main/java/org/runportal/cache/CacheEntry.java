package org.runportal.cache;

import java.util.Optional;

/**
 * All there is to know of one question of one tenant. Never changed, only replaced.
 *
 * @param answer the last good answer
 * @param failure what went wrong since
 * @param fetch the question, while it is being asked
 */
record CacheEntry<V>(
    Optional<CachedAnswer<V>> answer,
    Optional<LastFailure> failure,
    Optional<InFlightFetch<V>> fetch) {
  /** About what an entry takes without its answer, in letters. */
  private static final int OVERHEAD = 256;

  /** The entry, or an empty one for {@code null}. */
  static <V> CacheEntry<V> of(CacheEntry<V> entry) {
    return entry == null
        ? new CacheEntry<>(Optional.empty(), Optional.empty(), Optional.empty())
        : entry;
  }

  /** Joins the fetch under way, or else begins this one. */
  CacheEntry<V> fetching(InFlightFetch<V> begun) {
    return fetch.isPresent() ? this : new CacheEntry<>(answer, failure, Optional.of(begun));
  }

  /** A good answer ends the memory of failures. */
  CacheEntry<V> answered(CachedAnswer<V> newer) {
    return new CacheEntry<>(Optional.of(newer), Optional.empty(), fetch);
  }

  CacheEntry<V> failed(LastFailure last) {
    return new CacheEntry<>(
        answer.filter(held -> last.failure().keepsCopy()), Optional.of(last), fetch);
  }

  /** The fetch is over. A later one, should there be one, goes on. */
  CacheEntry<V> without(InFlightFetch<V> ended) {
    return new CacheEntry<>(answer, failure, fetch.filter(other -> other != ended));
  }

  boolean isEmpty() {
    return answer.isEmpty() && failure.isEmpty() && fetch.isEmpty();
  }

  /** Failures in a row. */
  int failures() {
    return failure.map(LastFailure::failures).orElse(0);
  }

  int weight() {
    return OVERHEAD + answer.map(CachedAnswer::weight).orElse(0);
  }
}
