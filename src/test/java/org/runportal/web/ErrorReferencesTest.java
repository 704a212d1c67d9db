package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runportal.tallyfy.MovingClock;

class ErrorReferencesTest {
  private final Logger logger = Logger.getLogger(ErrorReferences.class.getName());
  private final List<String> logged = new ArrayList<>();
  private final MovingClock clock = new MovingClock();
  private final ErrorReferences references = new ErrorReferences(clock);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(String.valueOf(line.getParameters()[0]));
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
  void givesNoReferenceThatIsNotInTheLog() {
    List<String> given = new ArrayList<>();
    for (int second = 0; second < 120; second++) {
      for (int i = 0; i < 100; i++) {
        references.log(503, "UNREACHABLE", Optional.empty()).ifPresent(given::add);
      }
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(given).isEqualTo(logged).hasSize(2 * ErrorReferences.MAX_A_MINUTE);
    assertThat(new HashSet<>(given)).hasSameSizeAs(given);
  }
}
