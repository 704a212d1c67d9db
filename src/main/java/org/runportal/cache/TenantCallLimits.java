package org.runportal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.runportal.cache.Budget.Share;
import org.runportal.cache.TenantStatus.CallStatus;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;

/** The call limits of one tenant: the vendor's {@code Retry-After}, the breaker and the budget. */
final class TenantCallLimits {
  /**
   * Concurrent first lookups of a run while the breaker is open. A user waits for each, and its run
   * may not be affected by the failure; the budget limits their number.
   */
  static final int MAX_FIRST_LOOKS = 4;

  /** One visitor may spend this part of a minute's calls on runs that do not exist. */
  static final int MISSES_PART = 6;

  private static final Logger LOGGER = System.getLogger(TenantCallLimits.class.getName());

  /** The maximum number of questions whose last outcome is remembered. */
  private static final int MAX_REMEMBERED = 10_000;

  private final Tenant tenant;
  private final ThreadLimit.OfTenant waiting;
  private final Clock clock;
  private final BackOff backOff;
  private final Budget budget;
  private final Breaker breaker;
  private final CallStats stats = new CallStats();
  private final Misses misses;
  private final LimitStats refusals;
  private final TokenState token;
  private final Cache<Question, History> histories =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).executor(Runnable::run).build();

  /** The questions whose last response was large. */
  private final Cache<Question, Boolean> largeBefore =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).executor(Runnable::run).build();

  /** For each kind of question what was read for it lately. */
  private final Map<Share, LargeAnswers> largeAnswers = new EnumMap<>(Share.class);

  /** Who asked what is being asked, for the calls that it takes. */
  private final Map<Question, String> visitors = new HashMap<>();

  private int firstLooks;
  private long calls;

  /** The last failure: the reason while calls are paused. */
  private Failure trouble = Failure.UNREACHABLE;

  private Pause askedFor = Pause.NONE;

  /** The past outcomes of a question. */
  private enum History {
    /** Never called, or forgotten. */
    UNKNOWN,
    /** The last call was answered. */
    ANSWERING,
    /** The last call failed, an earlier one was answered. */
    FAILING,
    /** No call was ever answered. */
    NEVER_ANSWERED
  }

  TenantCallLimits(
      Tenant tenant, ThreadLimit.OfTenant waiting, Clock clock, RandomGenerator random) {
    Tenant.Limits limits = tenant.limits();
    this.tenant = tenant;
    this.waiting = waiting;
    this.clock = clock;
    this.backOff = new BackOff(random);
    this.budget = new Budget(limits.callsPerMinute());
    this.misses = new Misses(Math.max(1, limits.callsPerMinute() / MISSES_PART));
    this.breaker = new Breaker(backOff, limits.freshFor(), limits.total());
    this.refusals = new LimitStats(tenant.id(), clock);
    this.token = new TokenState(tenant, clock);
  }

  /** The places of those who wait, whatever they asked. */
  ThreadLimit.OfTenant waiting() {
    return waiting;
  }

  synchronized CallPermits.Decision request(Question question) {
    Instant now = clock.instant();
    Optional<CallPermits.Denied> denied = denied(question, now);
    if (denied.isPresent()) {
      return denied.get();
    }
    Budget.Spent spent = budget.take(share(question), visitors.getOrDefault(question, ""), now);
    boolean firstLook = mayPassAsFirstLook(question);
    if (firstLook) {
      firstLooks++;
    }
    calls++;
    return new Call(calls, question, spent, firstLook, !firstLook && breaker.pass(now), now);
  }

  /** Why a call is not allowed now, or empty. Has no side effects. */
  synchronized Optional<CallPermits.Denied> denied(Question question) {
    return denied(question, clock.instant());
  }

  /**
   * Why a call is not allowed now, or not for this visitor, or empty. Has no side effects. A
   * question that has begun may take all its calls.
   */
  synchronized Optional<CallPermits.Denied> denied(Question question, String visitor) {
    Instant now = clock.instant();
    Optional<CallPermits.Denied> ofVisitor =
        Optional.of(budget.untilFree(share(question), visitor, now))
            .filter(pause -> !pause.isZero())
            .map(pause -> new CallPermits.Denied(Failure.VISITOR_LIMITED, pause));
    // where both end together, the reason is the visitor's own
    return Stream.concat(ofVisitor.stream(), denied(question, now).stream())
        .max(Comparator.comparing(CallPermits.Denied::retryAfter));
  }

  /** The calls for this question, until it ends, are for this visitor. */
  synchronized void begin(Question question, String visitor) {
    visitors.put(question, visitor);
  }

  /** Nothing more is asked for this question. */
  synchronized void end(Question question) {
    visitors.remove(question);
  }

  /** Whether a call for this question was ever answered. */
  synchronized boolean hasAnswered(Question question) {
    History history = history(question);
    return history == History.ANSWERING || history == History.FAILING;
  }

  /** How long until a client may request another unknown run; zero if it may now. */
  synchronized Duration untilGuess(String visitor) {
    return misses.untilFree(visitor, clock.instant());
  }

  /** Counts a request of a client for a run that does not exist. */
  synchronized void missed(String visitor) {
    misses.add(visitor, clock.instant());
  }

  /** The pause of a run after consecutive failures. */
  Duration pause(int failures) {
    return backOff.pause(failures, tenant.limits().freshFor());
  }

  /** Counts a request whose call was denied. Only our own limits are counted. */
  synchronized void refused(Question question, Failure failure) {
    if (failure == Failure.VISITOR_LIMITED) {
      refused(OwnLimit.VISITOR_LISTS);
    } else if (failure == Failure.LIMITED) {
      refusedByBudget(question);
    }
  }

  /** By the budget, or by the limit of large responses. */
  private void refusedByBudget(Question question) {
    Instant now = clock.instant();
    boolean byLarge =
        mayBeLarge(question)
            && untilLarge(question, now).compareTo(budget.untilFree(share(question), now)) > 0;
    refused(byLarge ? OwnLimit.LARGE_ANSWERS : OwnLimit.BUDGET);
  }

  /** Counts a request that one of our own limits rejected. */
  void refused(OwnLimit limit) {
    refusals.refused(limit);
  }

  synchronized CallStatus status() {
    Instant now = clock.instant();
    Optional<CallPermits.Denied> denied =
        longest(now, breaker.untilFree(now), budget.untilFree(Share.ANSWERED, now));
    return new CallStatus(
        tenant.limits().callsPerMinute(),
        budget.used(now),
        !breaker.isOpen()
            ? CallStatus.Breaker.CLOSED
            : breaker.untilFree(now).isZero()
                ? CallStatus.Breaker.HALF_OPEN
                : CallStatus.Breaker.OPEN,
        breaker.failures(),
        denied.map(CallPermits.Denied::failure),
        denied.map(CallPermits.Denied::retryAfter).orElse(Duration.ZERO));
  }

  TenantStatus.Calls calls() {
    return stats.snapshot();
  }

  /** What the vendor's answers say of the tenant's token. */
  TokenState token() {
    return token;
  }

  LimitStats refusals() {
    return refusals;
  }

  private Optional<CallPermits.Denied> denied(Question question, Instant now) {
    Duration untilFree = budget.untilFree(share(question), now);
    if (mayBeLarge(question) && untilLarge(question, now).compareTo(untilFree) > 0) {
      untilFree = untilLarge(question, now);
    }
    return longest(now, untilBreakerLets(question, now), untilFree);
  }

  private Duration untilLarge(Question question, Instant now) {
    return largeAnswers(question).untilFree(now);
  }

  private LargeAnswers largeAnswers(Question question) {
    return largeAnswers.computeIfAbsent(
        ownShare(question).orElse(Share.ANSWERED), LargeAnswers::of);
  }

  /** Whether the response may be large: it was last time, or nobody knows. */
  private boolean mayBeLarge(Question question) {
    return largeBefore.getIfPresent(question) != null || !hasAnswered(question);
  }

  private synchronized Optional<CallPermits.Denied> large(Call call, long size) {
    Instant now = clock.instant();
    call.large = true;
    largeBefore.put(call.question, true);
    Duration pause = untilLarge(call.question, now);
    if (!pause.isZero()) {
      refused(OwnLimit.LARGE_ANSWERS);
      return Optional.of(new CallPermits.Denied(Failure.LIMITED, pause));
    }
    largeAnswers(call.question).add(now, size);
    return Optional.empty();
  }

  private Duration untilBreakerLets(Question question, Instant now) {
    if (mayPassAsFirstLook(question)) {
      return Duration.ZERO;
    }
    return history(question) == History.NEVER_ANSWERED
        ? breaker.untilFreeForDoubtful(now)
        : breaker.untilFree(now);
  }

  /** The denial that lasts longest. */
  private Optional<CallPermits.Denied> longest(
      Instant now, Duration breakerPause, Duration budgetPause) {
    return Stream.of(
            new CallPermits.Denied(trouble, askedFor.left(now)),
            new CallPermits.Denied(trouble, breakerPause),
            new CallPermits.Denied(Failure.LIMITED, budgetPause))
        .filter(reason -> !reason.retryAfter().isZero())
        .max(Comparator.comparing(CallPermits.Denied::retryAfter));
  }

  private History history(Question question) {
    return Optional.ofNullable(histories.getIfPresent(question)).orElse(History.UNKNOWN);
  }

  /** Only runs: they come before lists, and lists of people are read in the background. */
  private boolean mayPassAsFirstLook(Question question) {
    return firstLooks < MAX_FIRST_LOOKS
        && question instanceof Question.OfRun
        && history(question) == History.UNKNOWN;
  }

  private Share share(Question question) {
    return ownShare(question)
        .orElseGet(
            () ->
                switch (history(question)) {
                  case UNKNOWN -> Share.UNKNOWN;
                  case ANSWERING -> Share.ANSWERED;
                  case FAILING, NEVER_ANSWERED -> Share.UNANSWERED;
                });
  }

  /** The share that a question has whatever comes of it. */
  private static Optional<Share> ownShare(Question question) {
    if (question instanceof Question.OfPeople) {
      return Optional.of(Share.PEOPLE);
    }
    if (question instanceof Question.OfTemplate || question instanceof Question.OfHiddenTasks) {
      return Optional.of(Share.TEMPLATES);
    }
    if (question instanceof Question.OfYardstick) {
      return Optional.of(Share.YARDSTICKS);
    }
    if (question instanceof Question.OfTaskList) {
      return Optional.of(Share.TASK_LISTS);
    }
    if (question instanceof Question.OfLeftOutTasks) {
      return Optional.of(Share.LEFT_OUT_TASKS);
    }
    return question instanceof Question.OfRunList ? Optional.of(Share.LISTS) : Optional.empty();
  }

  private void vendorAnswered() {
    if (breaker.answered()) {
      LOGGER.log(Level.WARNING, "tenant {0}: the vendor answers again", tenant.id());
    }
  }

  private void vendorFailed(Call call, Failure failure, Optional<Duration> retryAfter) {
    Instant now = clock.instant();
    trouble = failure;
    History history = history(call.question);
    boolean news = history == History.UNKNOWN || history == History.ANSWERING;
    if (breaker.failed(call.question, news, call.probe, now)) {
      LOGGER.log(
          Level.WARNING,
          "tenant {0}: {1} different questions failed without an answer in between, the last"
              + " {2}; from now on single calls test whether the vendor is back",
          tenant.id(),
          Breaker.FAILURES,
          failure);
    }
    Optional<Duration> wanted =
        retryAfter.isEmpty() && failure == Failure.BUSY
            ? Optional.of(pause(Math.max(1, breaker.failures())))
            : retryAfter;
    wanted.ifPresent(pause -> askedFor = later(askedFor, Pause.of(pause, now), now));
  }

  private static Pause later(Pause one, Pause other, Instant now) {
    return one.left(now).compareTo(other.left(now)) > 0 ? one : other;
  }

  private synchronized void ended(Call call) {
    if (call.firstLook) {
      firstLooks--;
    }
    call.spent.countAs(ownShare(call.question).orElse(Share.ANSWERED));
    vendorAnswered();
    histories.put(call.question, History.ANSWERING);
    if (!call.large) {
      largeBefore.invalidate(call.question);
    }
  }

  private synchronized void ended(Call call, Failure failure, Optional<Duration> retryAfter) {
    if (call.firstLook) {
      firstLooks--;
    }
    call.spent.countAs(ownShare(call.question).orElse(Share.UNANSWERED));
    switch (failure) {
      // a response, even an error for one run or our token, shows that the vendor works
      case NOT_FOUND, REFUSED, UNREADABLE -> vendorAnswered();
      case BUSY, UNREACHABLE, TIMED_OUT -> vendorFailed(call, failure, retryAfter);
      // our own limit, not a failure of the vendor
      case LIMITED, VISITOR_LIMITED -> {}
    }
    if (failure != Failure.BUSY && failure != Failure.LIMITED) {
      History history = history(call.question);
      histories.put(
          call.question,
          history == History.ANSWERING || history == History.FAILING
              ? History.FAILING
              : History.NEVER_ANSWERED);
    }
  }

  /** A call in progress. */
  private final class Call implements CallPermits.Permit {
    private final long number;
    private final Question question;
    private final Budget.Spent spent;
    private final boolean firstLook;
    private final boolean probe;
    private final Instant begun;
    private boolean large;

    Call(
        long number,
        Question question,
        Budget.Spent spent,
        boolean firstLook,
        boolean probe,
        Instant begun) {
      this.number = number;
      this.question = question;
      this.spent = spent;
      this.firstLook = firstLook;
      this.probe = probe;
      this.begun = begun;
    }

    @Override
    public Optional<CallPermits.Denied> large(long size) {
      return TenantCallLimits.this.large(this, size);
    }

    @Override
    public void answered() {
      stats.answered(question, took());
      ended(this);
      token.accepted(number);
    }

    @Override
    public void failed(Failure failure, Optional<Duration> retryAfter) {
      stats.failed(question, failure, took(), clock.instant());
      ended(this, failure, retryAfter);
      switch (failure) {
        // an answer that a run is missing means the token was accepted
        case NOT_FOUND -> token.accepted(number);
        case REFUSED -> token.refused(number);
        // what is no answer says nothing of the token
        case BUSY, LIMITED, VISITOR_LIMITED, UNREACHABLE, TIMED_OUT, UNREADABLE -> {}
      }
    }

    private Duration took() {
      Duration took = Duration.between(begun, clock.instant());
      return took.isNegative() ? Duration.ZERO : took;
    }
  }
}
