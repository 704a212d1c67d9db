package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runportal.tallyfy.MovingClock;

class RefusalLogTest {
  private final Logger logger = Logger.getLogger(RefusalLog.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final MovingClock clock = new MovingClock();
  private final RefusalLog refusals = new RefusalLog(clock);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage().replace("{0}", String.valueOf(line.getParameters()[0])));
        }

        @Override
        public void flush() {
          // nothing is held
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Test
  void writesALineAMinuteHoweverManyRequestsAreRefused() {
    for (int second = 0; second < 180; second++) {
      for (int i = 0; i < 1_000; i++) {
        refusals.count(i % 2 == 0 ? 429 : 404);
      }
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).endsWith("by status: 404: 30000, 429: 30000");
  }

  @Test
  void saysNothingOfOtherRequests() {
    refusals.count(200);
    refusals.count(304);
    refusals.count(503);

    assertThat(lines).isEmpty();
  }
}
