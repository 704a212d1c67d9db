package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

class RunIndexTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final Moments MOMENTS =
      new Moments(NOW, ZoneId.of("Europe/Berlin"), Texts.in(Locale.UK));

  @Test
  void isMadeOnceForAnAnswer() {
    Run run = aRun().build();
    Set<RunIndex> seen = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 100).parallel().forEach(i -> seen.add(RunIndex.of(run)));

    assertThat(seen).hasSize(1).doesNotContain(RunIndex.of(aRun().build()));
  }

  @Test
  void forecastsOnceForAMinute() {
    RunIndex index = RunIndex.of(aRun().build());
    AtomicInteger searched = new AtomicInteger();
    for (Instant minute : List.of(NOW, NOW, NOW.plusSeconds(60), NOW.plusSeconds(60))) {
      index.forecast(
          minute,
          () -> {
            searched.incrementAndGet();
            return new Outlook.Forecast(0, 0, Optional.empty());
          });
    }

    assertThat(searched).hasValue(2);
  }

  @Test
  void countsWhatIsLateByNow() {
    RunBuilder run = aRun();
    for (int hours : new int[] {5, -3, 1, -1, -2}) {
      run.withTask(aTask("Pack").due(NOW.plus(Duration.ofHours(hours)).toString()));
    }
    run.withTask(aTask("Call").dueOn("2026-03-11"));
    run.withTask(aTask("Call").dueOn("2026-03-12"));
    Tally tally = RunIndex.of(run.build()).all();

    assertThat(tally.late(MOMENTS)).isEqualTo(4);
    assertThat(tally.late(MOMENTS.at(NOW.minus(Duration.ofDays(9))))).isZero();
    assertThat(tally.wanted(false, MOMENTS)).isEqualTo(new Tally.Wanted(0, 1));
    assertThat(tally.wanted(true, MOMENTS).rank()).isPositive();
  }
}
