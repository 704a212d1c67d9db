package org.runportal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.runportal.run.Asked;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Visitors;

/**
 * The cache of one tenant for one kind of question: decides whether a cached answer is sufficient
 * or the vendor is called, and coalesces concurrent fetches.
 */
final class TenantAnswers<K, V> {
  /** Concurrent fetches; further ones are rejected, not queued. */
  static final int MAX_IN_FLIGHT = 32;

  /** How long a request waits for a refresh if there is a stale answer. */
  static final Duration BRIEF_WAIT = Duration.ofSeconds(1);

  /** Asks what is read in the background. */
  private static final String NOBODY = "";

  /** The default for {@code Retry-After}. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** How long consecutive failures are remembered after their pause. */
  private static final Duration FAILURE_MEMORY = Duration.ofMinutes(2);

  private final QuestionKind<K, V> kind;
  private final TenantCallLimits limits;
  private final SharedMemory memory;
  private final TenantModels<K, V> models;
  private final Clock clock;
  private final Duration longestCall;
  private final Cache<K, CacheEntry<V>> entries;
  private final TenantShelf shelf;
  private final Semaphore places = new Semaphore(MAX_IN_FLIGHT);
  private final LongAdder coalesced = new LongAdder();

  TenantAnswers(
      Tenant tenant,
      QuestionKind<K, V> kind,
      TenantCallLimits limits,
      CopyMemory memory,
      Clock clock) {
    this.memory = memory.packed();
    this.models = new TenantModels<>(tenant, memory.read());
    this.kind = kind;
    this.limits = limits;
    this.clock = clock;
    this.longestCall = tenant.limits().total();
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(this.memory.total())
            .removalListener(this::removed)
            .weigher((K key, CacheEntry<V> entry) -> entry.weight())
            .expireAfter(Expiry.writing((K key, CacheEntry<V> entry) -> kept(entry)))
            // evicts expired entries even without lookups
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .build();
    limits.token().whenChanged(this::renewTimes);
    this.shelf = TenantShelf.of(tenant, entries, this.memory);
  }

  /**
   * Looks up the answer to a question.
   *
   * @param waiting the tenant's limit of waiting threads
   * @param visitors the client
   * @return its answer completes shortly after the tenant's time limit for a call at the latest
   */
  Asked<Lookup<V>> find(K key, ThreadLimit.OfTenant waiting, Visitors visitors) {
    CacheEntry<V> entry = entry(key);
    Optional<Lookup<V>> remembered = remembered(key, entry);
    if (remembered.isPresent()) {
      return atOnce(entry, remembered.get());
    }
    Question question = kind.question().apply(key);
    String visitor = visitors.current();
    // to join a fetch costs no call
    Optional<CallPermits.Denied> denied =
        entry.fetch().isPresent() ? limits.denied(question) : limits.denied(question, visitor);
    if (isPassable(entry)) {
      boolean called = denied.isEmpty() && isCalled(fetch(key, visitor));
      return atOnce(entry, found(key, entry), called);
    }
    return denied
        .map(
            reason -> {
              limits.refused(question, reason.failure());
              return atOnce(entry, unanswered(key, entry, reason.failure(), reason.retryAfter()));
            })
        .orElseGet(
            () ->
                isGuess(key, entry)
                    ? guessed(key, entry, waiting, visitor)
                    : awaited(key, entry, waiting, visitor));
  }

  private Asked<Lookup<V>> atOnce(CacheEntry<V> entry, Lookup<V> lookup) {
    return atOnce(entry, lookup, false);
  }

  private Asked<Lookup<V>> atOnce(CacheEntry<V> entry, Lookup<V> lookup, boolean called) {
    return new Asked<>(
        CompletableFuture.completedFuture(lookup),
        Asked.From.MEMORY,
        entry.answer().isPresent(),
        called,
        kind.freshFor());
  }

  private static <V> boolean isCalled(Optional<Joined<V>> joined) {
    return joined.filter(fetch -> fetch.from() == Asked.From.CALL).isPresent();
  }

  /** Whether a call would be made for something that was never there before. */
  private boolean isGuess(K key, CacheEntry<V> entry) {
    return entry.answer().isEmpty()
        && entry.fetch().isEmpty()
        && !limits.hasAnswered(kind.question().apply(key));
  }

  private Asked<Lookup<V>> guessed(
      K key, CacheEntry<V> entry, ThreadLimit.OfTenant waiting, String visitor) {
    Duration pause = limits.untilGuess(visitor);
    if (!pause.isZero()) {
      limits.refused(OwnLimit.UNKNOWN_IDS);
      return atOnce(entry, unanswered(key, entry, Failure.VISITOR_LIMITED, pause));
    }
    return awaited(key, entry, waiting, visitor)
        .map(
            lookup -> {
              if (lookup instanceof Lookup.Failed<V> failed
                  && failed.failure() == Failure.NOT_FOUND) {
                limits.missed(visitor);
              }
              return lookup;
            });
  }

  /** The cached answer of any age. If it is due, it is refreshed in the background. */
  Optional<V> atHand(K key) {
    refresh(key);
    return held(key);
  }

  /** Refreshes an answer that is due, in the background. Returns whether that is a call. */
  boolean refresh(K key) {
    return remembered(key, entry(key)).isEmpty()
        && limits.denied(kind.question().apply(key)).isEmpty()
        && isCalled(fetch(key, NOBODY));
  }

  /** Whether there is a cached answer that needs no call. */
  boolean isFresh(K key) {
    Instant now = clock.instant();
    return entry(key).answer().filter(held -> held.isYoungerThan(kind.freshFor(), now)).isPresent();
  }

  /** The cached answer, of any age. Makes no call. */
  Optional<V> held(K key) {
    return read(key).map(Fetched.Read::value);
  }

  /** The same and when it was read. */
  Optional<Fetched.Read<V>> read(K key) {
    return entry(key)
        .answer()
        .map(answer -> new Fetched.Read<>(models.of(key, answer), answer.asOf()));
  }

  /** The question of a cached answer that has that alias. Reads none of them. */
  Optional<K> withAlias(String alias) {
    Instant now = clock.instant();
    return entries.asMap().entrySet().stream()
        .filter(
            held ->
                held.getValue()
                    .answer()
                    .filter(answer -> isUsable(answer, now))
                    .flatMap(CachedAnswer::alias)
                    .filter(alias::equals)
                    .isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  TenantStatus.CacheStats stats() {
    Instant now = clock.instant();
    List<Duration> ages =
        entries.asMap().values().stream()
            .flatMap(entry -> entry.answer().stream())
            .filter(answer -> isUsable(answer, now))
            .map(answer -> answer.age(now))
            .toList();
    return new TenantStatus.CacheStats(
        ages.size(),
        ages.stream().max(Comparator.naturalOrder()),
        ages.stream().min(Comparator.naturalOrder()),
        shelf.bytes(),
        models.bytes(),
        models.reads());
  }

  /** Requests since the start that shared another request's call. */
  long coalesced() {
    return coalesced.sum();
  }

  private boolean isUsable(CachedAnswer<V> answer, Instant now) {
    return answer.isYoungerThan(kind.maxAge(), now) && !limits.token().withholdsCopies();
  }

  /** The entry, without an answer that may no longer be shown. */
  private CacheEntry<V> entry(K key) {
    Instant now = clock.instant();
    CacheEntry<V> entry = CacheEntry.of(entries.getIfPresent(key));
    if (entry.answer().filter(answer -> !isUsable(answer, now)).isEmpty()) {
      return entry;
    }
    return update(
        key,
        held ->
            new CacheEntry<>(
                held.answer().filter(answer -> isUsable(answer, now)),
                held.failure(),
                held.fetch()));
  }

  private CacheEntry<V> update(K key, UnaryOperator<CacheEntry<V>> change) {
    CacheEntry<V> entry =
        CacheEntry.of(
            entries
                .asMap()
                .compute(
                    key,
                    (unused, held) -> {
                      CacheEntry<V> changed = change.apply(CacheEntry.of(held));
                      return changed.isEmpty() ? null : changed;
                    }));
    if (entry.answer().isEmpty()) {
      models.forget(key);
    }
    return entry;
  }

  private void removed(K key, CacheEntry<V> entry, RemovalCause cause) {
    if (cause != RemovalCause.REPLACED) {
      models.forget(key);
    }
  }

  private Fetched.Read<V> read(K key, CachedAnswer<V> answer) {
    return new Fetched.Read<>(models.of(key, answer), answer.asOf());
  }

  /** A change of how long answers may be shown counts for those that are held, too. */
  private void renewTimes() {
    entries.asMap().replaceAll((key, entry) -> entry);
  }

  /** How long an entry stays in memory. */
  private Duration kept(CacheEntry<V> entry) {
    Instant now = clock.instant();
    if (entry.answer().isPresent()) {
      Duration left = kind.maxAge().minus(entry.answer().get().age(now));
      Duration untilWithheld =
          limits.token().copiesUntil().map(until -> Duration.between(now, until)).orElse(left);
      Duration shorter = left.compareTo(untilWithheld) < 0 ? left : untilWithheld;
      return shorter.isNegative() ? Duration.ZERO : shorter;
    }
    Duration pause = entry.failure().map(last -> last.pause().left(now)).orElse(longestCall);
    return pause.plus(FAILURE_MEMORY);
  }

  /** A result that needs no call: a fresh answer, or a recent failure. */
  private Optional<Lookup<V>> remembered(K key, CacheEntry<V> entry) {
    Instant now = clock.instant();
    if (entry.answer().filter(held -> held.isYoungerThan(kind.freshFor(), now)).isPresent()) {
      return Optional.of(found(key, entry));
    }
    return entry
        .failure()
        .filter(last -> !last.pause().isOver(now) && !isOutdated(last))
        .map(last -> unanswered(key, entry, last.failure(), last.pause().left(now)));
  }

  /** Whether the failure was a rejected token, and a token has been accepted since. */
  private boolean isOutdated(LastFailure last) {
    return last.failure() == Failure.REFUSED
        && limits.token().now().state() == TenantStatus.Token.State.ACCEPTED;
  }

  /** Whether a stale answer is served without a notice while it is refreshed. */
  private boolean isPassable(CacheEntry<V> entry) {
    Instant now = clock.instant();
    return entry.failure().isEmpty()
        && entry.answer().filter(held -> held.isYoungerThan(kind.passableFor(), now)).isPresent();
  }

  private Asked<Lookup<V>> awaited(
      K key, CacheEntry<V> entry, ThreadLimit.OfTenant waiting, String visitor) {
    Optional<Joined<V>> joined = fetch(key, visitor);
    if (joined.isEmpty()) {
      limits.refused(OwnLimit.IN_FLIGHT);
      return atOnce(entry, unanswered(key, entry, Failure.LIMITED, SOON));
    }
    InFlightFetch<V> fetch = joined.get().fetch();
    boolean hasOldAnswer = entry.answer().isPresent();
    Duration patience = hasOldAnswer ? BRIEF_WAIT.minus(fetch.age()) : longestCall.plus(SOON);
    return new Asked<>(
        waiting.join(fetch, patience, failure -> leaving(key, entry, failure)),
        joined.get().from(),
        hasOldAnswer,
        isCalled(joined),
        kind.freshFor());
  }

  /**
   * A fetch that a question waits for.
   *
   * @param from whose it is
   */
  private record Joined<V>(InFlightFetch<V> fetch, Asked.From from) {}

  /** The result of a request that stops waiting. */
  private Lookup<V> leaving(K key, CacheEntry<V> entry, Failure failure) {
    if (failure == Failure.LIMITED) {
      limits.refused(OwnLimit.WAITING);
    }
    if (entry.answer().isPresent() && entry.failure().isEmpty()) {
      return new Lookup.Refreshing<>(read(key, entry.answer().get()));
    }
    return unanswered(key, entry, entry.failure().map(LastFailure::failure).orElse(failure), SOON);
  }

  /** The fetch in progress for this question, else a new one; empty if there are too many. */
  private Optional<Joined<V>> fetch(K key, String visitor) {
    InFlightFetch<V> mine = InFlightFetch.now();
    CacheEntry<V> entry = update(key, held -> held.fetching(mine));
    InFlightFetch<V> current = entry.fetch().orElse(mine);
    if (current != mine) {
      coalesced.increment();
      return Optional.of(new Joined<>(current, Asked.From.SHARED_CALL));
    }
    // an answer may have arrived since the entry was read
    Optional<Lookup<V>> remembered = remembered(key, entry);
    if (remembered.isPresent()) {
      finish(key, mine);
      mine.answer().complete(remembered.get());
      return Optional.of(new Joined<>(mine, Asked.From.MEMORY));
    }
    if (!places.tryAcquire()) {
      refuse(key, mine);
      return Optional.empty();
    }
    return ask(key, mine, visitor)
        ? Optional.of(new Joined<>(mine, Asked.From.CALL))
        : Optional.empty();
  }

  private boolean ask(K key, InFlightFetch<V> mine, String visitor) {
    Question question = kind.question().apply(key);
    limits.begin(question, visitor);
    try {
      kind.ask()
          .apply(key)
          .whenComplete(
              (outcome, mistake) -> {
                limits.end(question);
                places.release();
                if (mistake == null) {
                  settle(key, mine, outcome);
                } else {
                  finish(key, mine);
                  mine.answer().completeExceptionally(mistake);
                }
              });
      return true;
    } catch (RejectedExecutionException e) {
      limits.end(question);
      places.release();
      refuse(key, mine);
      return false;
    }
  }

  private void refuse(K key, InFlightFetch<V> mine) {
    CacheEntry<V> entry = finish(key, mine);
    // other requests may have joined already
    mine.answer().complete(unanswered(key, entry, Failure.LIMITED, SOON));
  }

  /**
   * Removes the fetch before its result is published, so that no request joins a finished fetch.
   */
  private CacheEntry<V> finish(K key, InFlightFetch<V> mine) {
    return update(key, held -> held.without(mine));
  }

  private void settle(K key, InFlightFetch<V> mine, Fetched<V> outcome) {
    if (outcome instanceof Fetched.Read<V> answered) {
      settle(key, mine, answered);
      return;
    }
    Fetched.Failed<V> failed = (Fetched.Failed<V>) outcome;
    if (failed.failure() == Failure.LIMITED) {
      // no call was made, so nothing is known of the question
      mine.answer()
          .complete(
              unanswered(
                  key, finish(key, mine), Failure.LIMITED, failed.retryAfter().orElse(SOON)));
      return;
    }
    CacheEntry<V> entry =
        update(
            key,
            held -> {
              int failures = held.failures() + 1;
              Pause pause = Pause.of(kind.pause().pause(failed, failures), clock.instant());
              return held.failed(new LastFailure(failed.failure(), failures, pause)).without(mine);
            });
    Duration wait =
        entry.failure().map(last -> last.pause().left(clock.instant())).orElse(Duration.ZERO);
    mine.answer().complete(unanswered(key, entry, failed.failure(), wait));
  }

  private void settle(K key, InFlightFetch<V> mine, Fetched.Read<V> answered) {
    try {
      V value = answered.value();
      CachedAnswer<V> answer =
          new CachedAnswer<>(Packed.of(value), answered.asOf(), kind.alias().apply(value));
      // equal parts of it are one object: it takes less than what was read from the response
      Fetched.Read<V> again = read(key, answer);
      update(key, held -> held.answered(answer).without(mine));
      memory.makeRoom();
      mine.answer().complete(new Lookup.Found<>(again));
    } catch (RuntimeException | OutOfMemoryError e) {
      finish(key, mine);
      mine.answer().completeExceptionally(e);
    }
  }

  private Lookup<V> unanswered(K key, CacheEntry<V> entry, Failure failure, Duration wait) {
    Optional<Duration> retryAfter = failure.passes() ? Optional.of(wait) : Optional.empty();
    return entry
        .answer()
        .filter(held -> failure.keepsCopy() && isUsable(held, clock.instant()))
        .<Lookup<V>>map(held -> new Lookup.Old<>(read(key, held), failure, retryAfter))
        .orElseGet(() -> new Lookup.Failed<>(failure, retryAfter));
  }

  private Lookup<V> found(K key, CacheEntry<V> entry) {
    return new Lookup.Found<>(read(key, entry.answer().orElseThrow()));
  }
}
