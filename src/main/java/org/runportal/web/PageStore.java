package org.runportal.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.runportal.tenant.TenantId;

/**
 * The pages that are kept, by tenant: a page of one cannot be found as one of another. All together
 * they have a bound; those tenants that have any share it evenly, so one with many pages takes the
 * places of nobody else.
 */
final class PageStore {
  /** What all pages take together at most, in bytes. */
  static final long MAX_BYTES = 48L * 1024 * 1024;

  /** How long a page is kept that nobody asks for. */
  private static final Duration UNUSED_FOR = Duration.ofMinutes(2);

  private final long maxBytes;
  private final Map<TenantId, Shelf> tenants = new ConcurrentHashMap<>();

  /** Of pages without a tenant. */
  private final Shelf common = new Shelf();

  PageStore(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * A page and what it was drawn from.
   *
   * @param version that
   * @param page the page
   */
  record Entry(PageVersion version, KeptPage page) {}

  Shelf shelf(Optional<TenantId> tenant) {
    return tenant.map(id -> tenants.computeIfAbsent(id, unused -> new Shelf())).orElse(common);
  }

  /** The bytes all pages take together. */
  long weight() {
    return all().mapToLong(Shelf::weight).sum();
  }

  private Stream<Shelf> all() {
    return Stream.concat(Stream.of(common), tenants.values().stream());
  }

  private synchronized void share(Shelf wanting) {
    List<Shelf> having =
        all().filter(shelf -> shelf == wanting || shelf.entries.estimatedSize() > 0).toList();
    all().filter(shelf -> !having.contains(shelf)).forEach(shelf -> shelf.resize(0));
    having.forEach(shelf -> shelf.resize(maxBytes / having.size()));
  }

  /** The pages of one tenant, and which of them are being drawn. */
  final class Shelf {
    private final Cache<PageKey, Entry> entries =
        Caffeine.newBuilder()
            .maximumWeight(0)
            .weigher((PageKey key, Entry entry) -> key.weight() + entry.page().weight())
            .expireAfterAccess(UNUSED_FOR)
            // what has expired leaves the memory though nobody asks for it
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .build();
    private final ConcurrentMap<PageKey, Drawing> drawings = new ConcurrentHashMap<>();
    private volatile long share;

    private Shelf() {}

    Optional<Entry> find(PageKey key) {
      return Optional.ofNullable(entries.getIfPresent(key));
    }

    void keep(PageKey key, Entry entry) {
      if (share == 0) {
        share(this);
      }
      entries.put(key, entry);
    }

    /** The drawing of that page under way. */
    Optional<Drawing> drawing(PageKey key) {
      return Optional.ofNullable(drawings.get(key));
    }

    /**
     * Begins a drawing unless there is one already, which is then the answer. One of something
     * older than what is known by now is no answer, but replaced.
     */
    Optional<Drawing> begin(PageKey key, Drawing mine, Optional<PageVersion> known) {
      Drawing current =
          drawings.compute(
              key,
              (unused, other) ->
                  other == null || known.filter(other::isBehind).isPresent() ? mine : other);
      return current == mine ? Optional.empty() : Optional.of(current);
    }

    void end(PageKey key, Drawing mine) {
      drawings.remove(key, mine);
    }

    long weight() {
      return entries.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private void resize(long bytes) {
      share = bytes;
      entries.policy().eviction().orElseThrow().setMaximum(bytes);
    }
  }
}
