package org.runportal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.runportal.tenant.Tenant;

/**
 * What is read of one tenant's copies of one kind, as long as somebody asks for it: so a copy that
 * many ask for is read once.
 */
final class TenantModels<K, V> {
  /** How long something is kept that nobody asks for; a kept page asks for its copy as well. */
  private static final Duration UNUSED_FOR = Duration.ofMinutes(2);

  private final SharedMemory memory;
  private final Cache<K, Model<V>> models;
  private final TenantShelf shelf;
  private final LongAdder reads = new LongAdder();

  /**
   * What was read.
   *
   * @param of the copy it was read from
   */
  private record Model<V>(CachedAnswer<V> of, Packed.Contents<V> contents) {}

  TenantModels(Tenant tenant, SharedMemory memory) {
    this.memory = memory;
    this.models =
        Caffeine.newBuilder()
            .maximumWeight(memory.total())
            .weigher((K key, Model<V> model) -> model.contents().weight())
            .expireAfterAccess(UNUSED_FOR)
            // evicts expired ones even without lookups
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .build();
    this.shelf = TenantShelf.of(tenant, models, memory);
  }

  /**
   * The value of a copy. Whoever asks for the same one meanwhile waits for the first to read it.
   */
  V of(K key, CachedAnswer<V> answer) {
    Model<V> model = models.getIfPresent(key);
    if (model != null && model.of() == answer) {
      return model.contents().value();
    }
    Packed<V> packed = answer.packed();
    synchronized (packed) {
      Model<V> other = models.getIfPresent(key);
      if (other != null && other.of() == answer) {
        return other.contents().value();
      }
      Model<V> read = new Model<>(answer, packed.read());
      reads.increment();
      models.put(key, read);
      memory.makeRoom();
      return read.contents().value();
    }
  }

  /** Forgets what was read of a copy that is gone. */
  void forget(K key) {
    models.invalidate(key);
  }

  /** What is taken by what was read. */
  long bytes() {
    return shelf.bytes();
  }

  /** How often a copy was read. */
  long reads() {
    return reads.sum();
  }
}
