package org.runportal.cache;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.runportal.run.Asked;
import org.runportal.run.Fetched;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Visitors;

/**
 * The cached lists of one kind. A list is fresh four times as long as a run ({@code fresh-for}); up
 * to twenty times as long it is shown at once, with its age, while a newer one is fetched in the
 * background. After a temporary failure the last good list is shown up to the age of {@code
 * copy-max-age}.
 *
 * @param <K> what is asked for
 * @param <V> a list
 */
final class CachedLists<K, V> {
  /** A list is fresh so many times as long as a run: a minute, by default. */
  private static final int FRESH = 4;

  /** For so many times as long as a run it is shown at once, by default five minutes. */
  private static final int PASSABLE = 20;

  private final CopyMemory memory;
  private final Visitors visitors;
  private final CallLimits limits;
  private final Clock clock;
  private final Asking<K, V> asking;

  /** All there is of a tenant hangs on its own object: nothing can be found without a tenant. */
  private final Map<TenantId, OfTenant<K, V>> tenants = new ConcurrentHashMap<>();

  private record OfTenant<K, V>(TenantAnswers<K, V> answers, TenantCallLimits limits) {}

  /**
   * How lists are asked for.
   *
   * @param question what the call is limited as
   * @param ask makes it
   */
  record Asking<K, V>(
      Function<K, Question> question, BiFunction<Tenant, K, CompletionStage<Fetched<V>>> ask) {}

  CachedLists(
      CopyMemory memory, Visitors visitors, CallLimits limits, Clock clock, Asking<K, V> asking) {
    this.memory = memory;
    this.visitors = visitors;
    this.limits = limits;
    this.clock = clock;
    this.asking = asking;
  }

  Asked<Lookup<V>> find(Tenant tenant, K key) {
    OfTenant<K, V> lists = of(tenant);
    return lists.answers().find(key, lists.limits().waiting(), visitors);
  }

  /** The list where it was asked for lately, whatever its age. Makes no call. */
  Optional<Fetched.Read<V>> held(Tenant tenant, K key) {
    return of(tenant).answers().read(key);
  }

  private OfTenant<K, V> of(Tenant tenant) {
    return tenants.computeIfAbsent(
        tenant.id(),
        id -> {
          TenantCallLimits calls = limits.of(tenant);
          return new OfTenant<>(
              new TenantAnswers<>(tenant, kind(tenant, calls), calls, memory, clock), calls);
        });
  }

  private QuestionKind<K, V> kind(Tenant tenant, TenantCallLimits calls) {
    Tenant.Limits times = tenant.limits();
    Duration fresh = times.freshFor().multipliedBy(FRESH);
    return new QuestionKind<>(
        asking.question(),
        key -> asking.ask().apply(tenant, key),
        fresh,
        times.freshFor().multipliedBy(PASSABLE),
        times.copyMaxAge(),
        (failed, failures) ->
            failed.failure().keepsCopy()
                ? failed.retryAfter().orElseGet(() -> calls.pause(failures))
                : fresh);
  }
}
