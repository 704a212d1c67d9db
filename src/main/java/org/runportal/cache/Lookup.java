package org.runportal.cache;

import java.time.Duration;
import java.util.Optional;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;

/** The result of a cache lookup. */
sealed interface Lookup<V> {
  /** A current answer. */
  record Found<V>(Fetched.Read<V> answer) implements Lookup<V> {}

  /** A stale answer; a refresh is in progress. */
  record Refreshing<V>(Fetched.Read<V> answer) implements Lookup<V> {}

  /** A stale answer, because the refresh failed. */
  record Old<V>(Fetched.Read<V> answer, Failure failure, Optional<Duration> retryAfter)
      implements Lookup<V> {}

  /** No answer. */
  record Failed<V>(Failure failure, Optional<Duration> retryAfter) implements Lookup<V> {}
}
