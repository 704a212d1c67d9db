package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
  private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5"})
  void acceptsAZoneByItsId(String id) {
    assertThat(Zones.named(id)).contains(ZoneId.of(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+02:00", "Z", "UTC+3", "Berlin", "../etc", "a;b"})
  void rejectsEverythingElse(String id) {
    assertThat(Zones.named(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "europe/berlin, Europe/Berlin",
    "Etc/GMT+5, Etc/GMT+5",
    "Etc/GMT 5, Etc/GMT+5",
    "utc, UTC"
  })
  void understandsOtherSpellings(String id, String zone) {
    assertThat(Zones.named(id)).contains(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin       | en | Berlin (UTC+1)",
        "America/New_York    | de | New York (UTC−5)",
        "Asia/Kathmandu      | de | Kathmandu (UTC+5:45)",
        "Europe/London       | es | Londres (UTC)",
        "UTC                 | de | UTC",
      })
  void namesAZoneByItsCityAndOffset(String id, String language, String name) {
    Texts texts = Texts.in(Locale.forLanguageTag(language));
    assertThat(Zones.name(ZoneId.of(id), WINTER, texts)).isEqualTo(name);
  }

  @Test
  void includesTheChosenZone() {
    ZoneId tahiti = ZoneId.of("Pacific/Tahiti");
    List<ZoneId> offered = Zones.offeredWith(tahiti, WINTER);

    assertThat(offered).contains(tahiti).doesNotHaveDuplicates().hasSizeBetween(40, 60);
    assertThat(offered.stream().map(zone -> zone.getRules().getOffset(WINTER).getTotalSeconds()))
        .isSorted();
    assertThat(Zones.offeredWith(ZoneId.of("UTC"), WINTER)).doesNotHaveDuplicates();
  }
}
