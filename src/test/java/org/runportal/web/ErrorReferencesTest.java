package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.LogCapture;

class ErrorReferencesTest {
  @RegisterExtension private final LogCapture log = new LogCapture(ErrorReferences.class);

  private final AtomicLong now = new AtomicLong();
  private final ErrorReferences references = new ErrorReferences(now::get);

  @Test
  void givesNoReferenceThatIsNotInTheLog() {
    List<String> given = new ArrayList<>();
    for (int second = 0; second < 120; second++) {
      for (int i = 0; i < 100; i++) {
        references.log(503, "UNREACHABLE", Optional.empty()).ifPresent(given::add);
      }
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    assertThat(log.records())
        .extracting(line -> line.getParameters()[0])
        .isEqualTo(given)
        .hasSize(2 * ErrorReferences.MAX_A_MINUTE);
    assertThat(new HashSet<>(given)).hasSameSizeAs(given);
  }

  /** A minute that begins anew would let twice as many through around its boundary. */
  @Test
  void givesNoMoreInAnyMinute() {
    for (int i = 0; i < ErrorReferences.MAX_A_MINUTE / 2; i++) {
      assertThat(references.log(503, "UNREACHABLE", Optional.empty())).isPresent();
    }
    now.addAndGet(Duration.ofSeconds(59).toNanos());
    int given = 0;
    for (int i = 0; i < 200; i++) {
      given += references.log(503, "UNREACHABLE", Optional.empty()).isPresent() ? 1 : 0;
      now.addAndGet(Duration.ofMillis(50).toNanos());
    }

    assertThat(given).as("in ten seconds").isEqualTo(ErrorReferences.MAX_A_MINUTE);
  }
}
