package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataStateTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final DataState FRESH = state(Optional.empty());
  private static final DataState OLD = state(Optional.of("timed_out"));
  private static final DataState NOTHING =
      new DataState(Optional.empty(), Duration.ZERO, Optional.of("busy"), false);

  @Test
  void saysHowLongTheDataIsFreshAndWhyThereIsNothingNewer() {
    assertThat(FRESH.cacheStatus(CacheUse.HIT, NOON.plusSeconds(6)))
        .isEqualTo("RunPortal; hit; ttl=9");
    assertThat(OLD.cacheStatus(CacheUse.STALE, NOON.plusSeconds(60)))
        .isEqualTo("RunPortal; fwd=stale; ttl=-45; detail=timed_out");
    assertThat(NOTHING.cacheStatus(CacheUse.MISS.followed(), NOON))
        .isEqualTo("RunPortal; fwd=uri-miss; collapsed; detail=busy");
  }

  @Test
  void isAsOldAsTheAnswerOfTheVendorInWholeSeconds() {
    assertThat(FRESH.age(NOON.plusMillis(1_999))).contains(1L);
    assertThat(FRESH.age(NOON.minusSeconds(1))).as("the clock was set back").contains(0L);
    assertThat(NOTHING.age(NOON)).isEmpty();
  }

  @Test
  void countsEachAnswerAsWhatTheVisitorGot() {
    assertThat(CacheOutcome.of(FRESH, CacheUse.HIT)).isEqualTo(CacheOutcome.HIT);
    assertThat(CacheOutcome.of(FRESH, CacheUse.STALE)).isEqualTo(CacheOutcome.FETCHED);
    assertThat(CacheOutcome.of(FRESH, CacheUse.STALE.followed())).isEqualTo(CacheOutcome.COLLAPSED);
    assertThat(CacheOutcome.of(OLD, CacheUse.HIT)).isEqualTo(CacheOutcome.STALE);
    assertThat(CacheOutcome.of(NOTHING, CacheUse.MISS)).isEqualTo(CacheOutcome.NONE);
  }

  @Test
  void whoFollowsSharesTheCallAndWhatIsThereNeedsNone() {
    assertThat(CacheUse.HIT.followed()).isEqualTo(CacheUse.HIT);
    assertThat(CacheUse.of(true, false, true).followed())
        .isEqualTo(CacheUse.of(true, true, true))
        .isEqualTo(CacheUse.SHARED_STALE);
    assertThat(CacheUse.of(false, false, true)).isEqualTo(CacheUse.HIT);
  }

  private static DataState state(Optional<String> trouble) {
    return new DataState(Optional.of(NOON), Duration.ofSeconds(15), trouble, false);
  }
}
