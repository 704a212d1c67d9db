package org.runportal.cache;

import java.time.Duration;
import java.util.Optional;
import org.runportal.run.Failure;

/** The result of a cache lookup. */
sealed interface Lookup<V> {
  /** A current answer. */
  record Found<V>(CachedAnswer<V> answer) implements Lookup<V> {}

  /** A stale answer; a refresh is in progress. */
  record Refreshing<V>(CachedAnswer<V> answer) implements Lookup<V> {}

  /** A stale answer, because the refresh failed. */
  record Old<V>(CachedAnswer<V> answer, Failure failure, Optional<Duration> retryAfter)
      implements Lookup<V> {}

  /** No answer. */
  record Failed<V>(Failure failure, Optional<Duration> retryAfter) implements Lookup<V> {}
}
