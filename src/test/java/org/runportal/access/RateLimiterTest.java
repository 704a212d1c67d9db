package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(90).toNanos());
  private final RateLimiter allowances = new RateLimiter(60, now::get);

  @Test
  void grantsAMinutesRequestsAtOnceAndThenOneASecond() {
    assertThat(granted("a", 61)).isEqualTo(60);
    assertThat(allowances.take("a")).isEqualTo(Duration.ofSeconds(1));

    pass(Duration.ofSeconds(1));
    assertThat(granted("a", 2)).isEqualTo(1);

    pass(Duration.ofMillis(2500));
    assertThat(granted("a", 5)).isEqualTo(2);
    assertThat(allowances.take("a")).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void givesNoMoreThanAMinutesRequestsHoweverLongOneRested() {
    granted("a", 60);
    pass(Duration.ofHours(5));

    assertThat(granted("a", 100)).isEqualTo(60);
  }

  @Test
  void costsNothingToAskInVain() {
    granted("a", 60);
    granted("a", 1000);
    pass(Duration.ofSeconds(1));

    assertThat(granted("a", 1)).isEqualTo(1);
  }

  @Test
  void countsEachCallerAlone() {
    granted("a", 100);

    assertThat(granted("b", 100)).isEqualTo(60);
  }

  @Test
  void grantsNoMoreToManyAtOnce() {
    assertThat(
            IntStream.range(0, 1000).parallel().filter(i -> allowances.take("a").isZero()).count())
        .isEqualTo(60);
  }

  private long granted(String caller, int times) {
    return IntStream.range(0, times).filter(i -> allowances.take(caller).isZero()).count();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
