package org.runportal.cache;

import java.util.Optional;

/**
 * The cache entry of one question of one tenant. Immutable.
 *
 * @param answer the last good answer
 * @param failure the last failure since that answer
 * @param fetch the fetch in progress, if any
 */
record CacheEntry<V>(
    Optional<CachedAnswer<V>> answer,
    Optional<LastFailure> failure,
    Optional<InFlightFetch<V>> fetch) {
  /** The approximate size of an entry with its key and without its answer, in bytes. */
  static final int OVERHEAD = 512;

  /** The entry itself, or an empty one for {@code null}. */
  static <V> CacheEntry<V> of(CacheEntry<V> entry) {
    return entry == null
        ? new CacheEntry<>(Optional.empty(), Optional.empty(), Optional.empty())
        : entry;
  }

  /** Keeps the fetch in progress, or else adds this one. */
  CacheEntry<V> fetching(InFlightFetch<V> begun) {
    return fetch.isPresent() ? this : new CacheEntry<>(answer, failure, Optional.of(begun));
  }

  /** Stores an answer and clears the failure. */
  CacheEntry<V> answered(CachedAnswer<V> newer) {
    return new CacheEntry<>(Optional.of(newer), Optional.empty(), fetch);
  }

  CacheEntry<V> failed(LastFailure last) {
    return new CacheEntry<>(
        answer.filter(held -> last.failure().keepsCopy()), Optional.of(last), fetch);
  }

  /** Removes a finished fetch; a later one is kept. */
  CacheEntry<V> without(InFlightFetch<V> ended) {
    return new CacheEntry<>(answer, failure, fetch.filter(other -> other != ended));
  }

  boolean isEmpty() {
    return answer.isEmpty() && failure.isEmpty() && fetch.isEmpty();
  }

  /** The number of consecutive failures. */
  int failures() {
    return failure.map(LastFailure::failures).orElse(0);
  }

  int weight() {
    return OVERHEAD + answer.map(CachedAnswer::weight).orElse(0);
  }
}
