package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.LogCapture;
import org.runportal.tallyfy.MovingClock;

class ErrorReferencesTest {
  @RegisterExtension private final LogCapture log = new LogCapture(ErrorReferences.class);

  private final MovingClock clock = new MovingClock();
  private final ErrorReferences references = new ErrorReferences(clock);

  @Test
  void givesNoReferenceThatIsNotInTheLog() {
    List<String> given = new ArrayList<>();
    for (int second = 0; second < 120; second++) {
      for (int i = 0; i < 100; i++) {
        references.log(503, "UNREACHABLE", Optional.empty()).ifPresent(given::add);
      }
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(log.records())
        .extracting(line -> line.getParameters()[0])
        .isEqualTo(given)
        .hasSize(2 * ErrorReferences.MAX_A_MINUTE);
    assertThat(new HashSet<>(given)).hasSameSizeAs(given);
  }
}
