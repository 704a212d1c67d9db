package org.runportal.copies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.run.Failure;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * Runs, asked for no more often than needed. An answer younger than the tenant's {@code fresh-for}
 * needs no call; viewers who ask at the same time share one; after a failure that passes, the last
 * good copy is shown up to the age of {@code copy-max-age}.
 *
 * <p>Holds at most {@value #MOST} runs in memory, those least asked for leave first, and as many
 * failures beside them: so guessing ids pushes no copy out.
 */
@ApplicationScoped
public class CopiedRuns implements Runs {
  private static final int MOST = 10_000;

  /** What a copy is filed under; without a tenant there is no key. */
  private record Key(TenantId tenant, RunId run) {}

  /** A run and when it was read. */
  private record Copy(Run run, Instant asOf) {
    boolean isYoungerThan(Duration age, Instant now) {
      return now.isBefore(asOf.plus(age));
    }
  }

  /**
   * A failure and how long it is remembered.
   *
   * @param until when the vendor may be asked again
   * @param retryAt when the vendor wants to be asked again, if it said so
   */
  private record Trouble(Failure failure, Instant until, Optional<Instant> retryAt) {
    Optional<Duration> retryAfter(Instant now) {
      return retryAt.filter(now::isBefore).map(at -> Duration.between(now, at));
    }
  }

  private final RunSource source;
  private final Clock clock;
  private final Cache<Key, Copy> copies = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<Key, Trouble> troubles = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Map<Key, CompletableFuture<RunLookup>> underWay = new ConcurrentHashMap<>();

  /** For the CDI proxy. */
  protected CopiedRuns() {
    this(null, null);
  }

  /**
   * @param source asked when no copy is fresh
   * @param clock tells how old copies are
   */
  @Inject
  public CopiedRuns(RunSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public RunLookup find(Tenant tenant, RunId id) {
    Key key = new Key(tenant.id(), id);
    return remembered(tenant, key).orElseGet(() -> askedOnce(tenant, key));
  }

  @Override
  public Optional<RunId> numbered(Tenant tenant, String number) {
    Instant now = clock.instant();
    return copies.asMap().entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant.id()))
        .filter(entry -> entry.getValue().isYoungerThan(tenant.limits().copyMaxAge(), now))
        .filter(entry -> entry.getValue().run().number().filter(number::equals).isPresent())
        .map(entry -> entry.getKey().run())
        .findFirst();
  }

  /** The answer that needs no call: a fresh copy, or a failure of a moment ago. */
  private Optional<RunLookup> remembered(Tenant tenant, Key key) {
    Instant now = clock.instant();
    Copy copy = copies.getIfPresent(key);
    if (copy != null && copy.isYoungerThan(tenant.limits().freshFor(), now)) {
      return Optional.of(new RunLookup.Found(copy.run(), copy.asOf()));
    }
    return Optional.ofNullable(troubles.getIfPresent(key))
        .filter(trouble -> now.isBefore(trouble.until()))
        .map(trouble -> told(tenant, key, trouble));
  }

  /** One call for all who ask at the same time; the others wait for its answer. */
  private RunLookup askedOnce(Tenant tenant, Key key) {
    CompletableFuture<RunLookup> mine = new CompletableFuture<>();
    CompletableFuture<RunLookup> other = underWay.putIfAbsent(key, mine);
    if (other != null) {
      return other.join();
    }
    try {
      // an answer may have come in between the look at the copies and our turn
      RunLookup answer = remembered(tenant, key).orElseGet(() -> asked(tenant, key));
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(key, mine);
    }
  }

  private RunLookup asked(Tenant tenant, Key key) {
    RunLookup answer = source.fetch(tenant, key.run());
    if (answer instanceof RunLookup.Found found) {
      copies.put(key, new Copy(found.run(), found.asOf()));
      troubles.invalidate(key);
    } else if (answer instanceof RunLookup.Failed failed) {
      Trouble trouble = trouble(tenant, failed);
      troubles.put(key, trouble);
      return told(tenant, key, trouble);
    }
    return answer;
  }

  private Trouble trouble(Tenant tenant, RunLookup.Failed failed) {
    Instant now = clock.instant();
    Duration freshFor = tenant.limits().freshFor();
    Duration pause =
        failed.retryAfter().filter(wanted -> wanted.compareTo(freshFor) < 0).orElse(freshFor);
    return new Trouble(failed.failure(), now.plus(pause), failed.retryAfter().map(now::plus));
  }

  private RunLookup told(Tenant tenant, Key key, Trouble trouble) {
    if (!trouble.failure().keepsCopy()) {
      copies.invalidate(key);
    }
    Instant now = clock.instant();
    Optional<Duration> retryAfter = trouble.retryAfter(now);
    Copy copy = copies.getIfPresent(key);
    if (copy == null || !copy.isYoungerThan(tenant.limits().copyMaxAge(), now)) {
      copies.invalidate(key);
      return new RunLookup.Failed(trouble.failure(), retryAfter);
    }
    return new RunLookup.Old(copy.run(), copy.asOf(), trouble.failure(), retryAfter);
  }
}
