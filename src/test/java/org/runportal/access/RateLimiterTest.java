package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final int PER_MINUTE = 30;

  /** Near its maximum, so the nanosecond counter overflows during a test. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(90).toNanos());

  private final RateLimiter limiter = new RateLimiter(PER_MINUTE, now::get);

  @Test
  void allowsTheWholeLimitAtOnceAndTheNextRequestAfterAMinute() {
    assertThat(granted("a", 40)).isEqualTo(PER_MINUTE);
    pass(Duration.ofSeconds(59));
    assertThat(granted("a", 1)).isZero();

    pass(Duration.ofSeconds(2));
    assertThat(granted("a", 40)).isEqualTo(PER_MINUTE);
  }

  @Test
  void rejectsASlowTrickleAfterAFullBurst() {
    int granted = granted("a", PER_MINUTE);
    for (int i = 0; i < 28; i++) {
      pass(Duration.ofSeconds(2));
      granted += granted("a", 1);
    }

    assertThat(granted).as("in 56 seconds").isEqualTo(PER_MINUTE);
  }

  @Test
  void neverExceedsItsLimitInAnyMinute() {
    Random random = new Random(7);
    List<Long> granted = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      pass(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(5_000) : random.nextInt(50)));
      if (limiter.take("a").isZero()) {
        granted.add(now.get());
      }
    }

    assertThat(granted).hasSizeGreaterThan(100 * PER_MINUTE);
    for (int i = PER_MINUTE; i < granted.size(); i++) {
      assertThat(Duration.ofNanos(granted.get(i) - granted.get(i - PER_MINUTE)))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }
  }

  @Test
  void statesTheWaitAfterWhichTheNextRequestPasses() {
    pass(Duration.ofMillis(700));
    granted("a", 10);
    pass(Duration.ofSeconds(20));
    granted("a", 20);
    pass(Duration.ofSeconds(5));

    Duration wait = limiter.take("a");
    assertThat(wait).isBetween(Duration.ofSeconds(35), Duration.ofSeconds(36));
    pass(wait.minusNanos(1));
    assertThat(granted("a", 1)).isZero();
    pass(Duration.ofNanos(1));
    assertThat(granted("a", 40)).as("those of the first ten").isEqualTo(10);
  }

  @Test
  void savesNoRequestsUpDuringAPause() {
    granted("a", PER_MINUTE);
    pass(Duration.ofHours(5));

    assertThat(granted("a", 100)).isEqualTo(PER_MINUTE);
  }

  @Test
  void doesNotCountRejectedRequests() {
    granted("a", PER_MINUTE);
    pass(Duration.ofSeconds(30));
    granted("a", 1000);
    pass(Duration.ofSeconds(31));

    assertThat(granted("a", 1)).isEqualTo(1);
  }

  @Test
  void countsEachCallerSeparately() {
    granted("a", 100);

    assertThat(granted("b", 100)).isEqualTo(PER_MINUTE);
  }

  @Test
  void keepsItsLimitUnderConcurrentRequests() {
    assertThat(IntStream.range(0, 1000).parallel().filter(i -> limiter.take("a").isZero()).count())
        .isEqualTo(PER_MINUTE);
  }

  private int granted(String caller, int times) {
    return (int) IntStream.range(0, times).filter(i -> limiter.take(caller).isZero()).count();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
