package org.runportal.page;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.runportal.tenant.Tenant;

/** The one place where a page waits for a lookup. */
final class Wait {
  /** A lookup ends by itself before that, unless we made a mistake. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private Wait() {}

  /**
   * Waits for a lookup, but not for ever.
   *
   * @param calls how many calls it may make, one after the other
   * @param late what there is when it does not end in time
   */
  static <T> T until(CompletionStage<T> lookup, Tenant tenant, int calls, T late) {
    Duration longest = tenant.limits().total().multipliedBy(calls).plus(MARGIN);
    try {
      return lookup.toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return late;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }
}
