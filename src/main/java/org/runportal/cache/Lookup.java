package org.runportal.cache;

import java.time.Duration;
import java.util.Optional;
import org.runportal.run.Failure;

/** What the cache says to a question. */
sealed interface Lookup<V> {
  /** An answer that needs no excuse. */
  record Found<V>(CachedAnswer<V> answer) implements Lookup<V> {}

  /** An old answer; a newer one is being fetched. */
  record Refreshing<V>(CachedAnswer<V> answer) implements Lookup<V> {}

  /** An old answer, because asking again failed. */
  record Old<V>(CachedAnswer<V> answer, Failure failure, Optional<Duration> retryAfter)
      implements Lookup<V> {}

  /** No answer. */
  record Failed<V>(Failure failure, Optional<Duration> retryAfter) implements Lookup<V> {}
}
