package org.runportal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.runportal.run.RunId;

/**
 * The copies of one tenant's runs, and beside them what went wrong. Bounded, and each tenant has
 * its own: neither guessing ids nor another tenant's runs push a copy out. Those least asked for
 * leave first.
 */
final class RunCache {
  /** The most letters of all copies together, a letter being one or two bytes. */
  private static final long MOST_LETTERS = 32L * 1024 * 1024;

  /** The most failures remembered. */
  private static final int MOST_TROUBLES = 10_000;

  private final Duration maxAge;
  private final Cache<RunId, CachedRun> copies =
      Caffeine.newBuilder()
          .maximumWeight(MOST_LETTERS)
          // a record prints all it holds: near enough to its size, and needs no care when it grows
          .weigher((RunId id, CachedRun copy) -> copy.run().toString().length())
          .build();
  private final Cache<RunId, LastFailure> troubles =
      Caffeine.newBuilder().maximumSize(MOST_TROUBLES).build();

  /**
   * @param maxAge older copies are not given out
   */
  RunCache(Duration maxAge) {
    this.maxAge = maxAge;
  }

  /** A good answer, which ends all trouble. */
  void keep(RunId id, CachedRun copy) {
    copies.put(id, copy);
    troubles.invalidate(id);
  }

  void keep(RunId id, LastFailure trouble) {
    troubles.put(id, trouble);
    if (!trouble.failure().keepsCopy()) {
      copies.invalidate(id);
    }
  }

  Optional<CachedRun> copy(RunId id, Instant now) {
    Optional<CachedRun> copy = Optional.ofNullable(copies.getIfPresent(id));
    if (copy.isPresent() && !copy.get().isYoungerThan(maxAge, now)) {
      copies.asMap().remove(id, copy.get());
      return Optional.empty();
    }
    return copy;
  }

  /** What went wrong last, since the last good answer. */
  Optional<LastFailure> trouble(RunId id) {
    return Optional.ofNullable(troubles.getIfPresent(id));
  }

  Optional<RunId> numbered(String number, Instant now) {
    return copies.asMap().entrySet().stream()
        .filter(entry -> entry.getValue().isYoungerThan(maxAge, now))
        .filter(entry -> entry.getValue().run().about().number().filter(number::equals).isPresent())
        .map(entry -> entry.getKey())
        .findFirst();
  }

  TenantStatus.CacheStats held(Instant now) {
    List<Duration> ages =
        copies.asMap().values().stream()
            .filter(copy -> copy.isYoungerThan(maxAge, now))
            .map(copy -> copy.age(now))
            .toList();
    return new TenantStatus.CacheStats(
        ages.size(),
        ages.stream().max(Comparator.naturalOrder()),
        ages.stream().min(Comparator.naturalOrder()));
  }
}
