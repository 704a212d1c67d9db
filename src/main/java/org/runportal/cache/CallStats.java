package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.runportal.run.Failure;
import org.runportal.run.Question;

/** Statistics of one tenant's calls since the start: outcomes, durations and the last failure. */
final class CallStats {
  /** The upper bounds of the duration buckets; longer calls are in one more bucket. */
  static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofMillis(2500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  private final LongAdder answered = new LongAdder();
  private final Map<Failure, LongAdder> failed = new EnumMap<>(Failure.class);
  private final Map<TenantStatus.Asked, LongAdder> asked = new EnumMap<>(TenantStatus.Asked.class);
  private final List<LongAdder> times =
      IntStream.rangeClosed(0, BOUNDS.size()).mapToObj(i -> new LongAdder()).toList();
  private final LongAdder nanos = new LongAdder();

  private volatile Optional<TenantStatus.FailedCall> lastFailure = Optional.empty();

  CallStats() {
    for (Failure failure : Failure.values()) {
      failed.put(failure, new LongAdder());
    }
    for (TenantStatus.Asked kind : TenantStatus.Asked.values()) {
      asked.put(kind, new LongAdder());
    }
  }

  void answered(Question question, Duration took) {
    answered.increment();
    ended(question, took);
  }

  void failed(Question question, Failure failure, Duration took, Instant now) {
    failed.get(failure).increment();
    ended(question, took);
    if (failure != Failure.NOT_FOUND) {
      lastFailure = Optional.of(new TenantStatus.FailedCall(failure, now));
    }
  }

  private void ended(Question question, Duration took) {
    asked.get(TenantStatus.Asked.of(question)).increment();
    nanos.add(took.toNanos());
    int bucket = 0;
    while (bucket < BOUNDS.size() && took.compareTo(BOUNDS.get(bucket)) > 0) {
      bucket++;
    }
    times.get(bucket).increment();
  }

  TenantStatus.Calls snapshot() {
    Map<Failure, Long> failures = new EnumMap<>(Failure.class);
    failed.forEach((failure, count) -> failures.put(failure, count.sum()));
    Map<TenantStatus.Asked, Long> questions = new EnumMap<>(TenantStatus.Asked.class);
    asked.forEach((kind, count) -> questions.put(kind, count.sum()));
    return new TenantStatus.Calls(
        answered.sum(),
        failures,
        questions,
        BOUNDS,
        times.stream().map(LongAdder::sum).toList(),
        Duration.ofNanos(nanos.sum()),
        lastFailure);
  }
}
