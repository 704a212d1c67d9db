package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.sandbox.story.Page;

class SandboxSettingsTest {
  @Test
  void areOffUnlessTurnedOn() {
    assertThat(SandboxSettings.read(key -> Optional.empty()).enabled()).isFalse();
  }

  @Test
  void ignoreInvalidKeysWhileOff() {
    SandboxSettings settings =
        SandboxSettings.read(
            key -> key.equals("sandbox.now") ? Optional.of("noon") : Optional.empty());

    assertThat(settings.enabled()).isFalse();
  }

  @Test
  void haveADefaultForEverythingButTheToken() {
    SandboxSettings settings = on(Map.of());

    assertThat(settings.token()).isEmpty();
    assertThat(settings.listsSkipped()).isFalse();
    assertThat(settings.statusWithoutClient()).isEqualTo(401);
    assertThat(settings.slow()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.runLink()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2,2", "0,1", "-5,1", "120,120", "86400,120"})
  void keepSlowWithinBounds(String configured, int seconds) {
    assertThat(on(Map.of("sandbox.slow-seconds", configured)).slow())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void makeListsOdd() {
    assertThat(on(Map.of()).lists()).isEqualTo(Page.Oddity.NONE);
    assertThat(on(Map.of("sandbox.page-links", "Absent", "sandbox.page-overlap", "2")).lists())
        .isEqualTo(new Page.Oddity(Page.Links.ABSENT, 2));
  }

  @Test
  void pinTheClock() {
    assertThat(on(Map.of("sandbox.now", "2026-03-12T10:00:00Z")).clock().instant())
        .isEqualTo(Instant.parse("2026-03-12T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox.now,noon",
    "sandbox.slow-seconds,long",
    "sandbox.time-zone,Here/There",
    "sandbox.run-link,javascript:{run}",
    "sandbox.run-link,../demo",
    "sandbox.page-links,text",
    "sandbox.page-overlap,some"
  })
  void nameTheInvalidKey(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> on(Map.of(key, value)))
        .withMessageContaining(key);
  }

  private static SandboxSettings on(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(others);
    settings.put("sandbox.enabled", "true");
    return SandboxSettings.read(key -> Optional.ofNullable(settings.get(key)));
  }
}
