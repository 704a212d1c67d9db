package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.LogCapture;
import org.runportal.tallyfy.MovingClock;

class RefusalLogTest {
  @RegisterExtension private final LogCapture log = new LogCapture(RefusalLog.class);

  private final MovingClock clock = new MovingClock();
  private final RefusalLog refusals = new RefusalLog(clock);

  @Test
  void writesALineAMinuteHoweverManyRequestsAreRefused() {
    for (int second = 0; second < 180; second++) {
      for (int i = 0; i < 1_000; i++) {
        refusals.count(i % 2 == 0 ? 429 : 404);
      }
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(log.lines()).hasSize(3);
    assertThat(log.lines().get(1)).endsWith("by status: 404: 30000, 429: 30000");
  }

  @Test
  void saysNothingOfOtherRequests() {
    refusals.count(200);
    refusals.count(304);
    refusals.count(503);

    assertThat(log.lines()).isEmpty();
  }
}
