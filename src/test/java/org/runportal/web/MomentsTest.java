package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  /** A Thursday, 11:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private final Moments berlin = moments("Europe/Berlin", "en-GB");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-12T16:00:00Z | Thu 12 Mar, 17:00\u00a0CET | in 6 hours",
        "2026-03-13T16:00:00Z | Fri 13 Mar, 17:00\u00a0CET | tomorrow",
        "2026-03-12T23:30:00Z | Fri 13 Mar, 00:30\u00a0CET | in 13 hours",
        "2026-03-10T16:00:00Z | Tue 10 Mar, 17:00\u00a0CET | 2 days ago",
        "2026-04-10T15:00:00Z | Fri 10 Apr, 17:00\u00a0CEST | in 29 days",
        "2025-03-12T10:00:00Z | Wed, 12 Mar 2025, 11:00\u00a0CET | 12 months ago",
        "2026-03-12T09:59:30Z | Thu 12 Mar, 10:59\u00a0CET | 30 seconds ago",
        "2026-03-12T09:15:00Z | Thu 12 Mar, 10:15\u00a0CET | 45 minutes ago",
      })
  void formatsATimeInTheUsersZoneAndRelativeToNow(
      String instant, String absolute, String relative) {
    Moment moment = berlin.format(Instant.parse(instant));

    assertThat(moment.iso().value()).isEqualTo(instant);
    assertThat(moment.absolute().replace(", ", " ")).isEqualTo(absolute.replace(", ", " "));
    assertThat(moment.relative()).isEqualTo(relative);
  }

  @Test
  void aDayStaysThatDayInEveryZone() {
    for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"}) {
      Moment moment = moments(zone, "en-GB").format(LocalDate.of(2026, 3, 27));
      assertThat(moment.iso().value()).isEqualTo("2026-03-27");
      assertThat(moment.absolute()).contains("27 Mar");
    }
  }

  @Test
  void saysTodayAndTomorrowInASentence() {
    assertThat(berlin.near(Instant.parse("2026-03-12T16:00:00Z"))).startsWith("today");
    assertThat(berlin.near(Instant.parse("2026-03-13T16:00:00Z"))).startsWith("tomorrow");
    assertThat(berlin.near(Instant.parse("2026-03-14T16:00:00Z"))).startsWith("Sat");
  }

  @Test
  void namesTheDayWithinTheLastWeek() {
    assertThat(berlin.pastDay(Instant.parse("2026-03-09T16:00:00Z"))).isEqualTo("Monday");
    assertThat(berlin.pastDay(Instant.parse("2026-03-02T16:00:00Z"))).isEqualTo("2 March");
    assertThat(berlin.pastDay(Instant.parse("2026-03-11T16:00:00Z"))).isEqualTo("yesterday");
  }

  @Test
  void countsLatenessOnTheCalendar() {
    assertThat(berlin.lateness(Instant.parse("2026-03-09T16:00:00Z"))).isEqualTo("3 days");
    assertThat(berlin.lateness(Instant.parse("2026-03-12T08:00:00Z"))).isEqualTo("2 hours");
    assertThat(berlin.length(Duration.ofSeconds(5))).isEqualTo("1 minute");
  }

  @Test
  void usesTheTwelveHourClockWhereTheRegionDoes() {
    assertThat(moments("America/New_York", "en-US").time(Instant.parse("2026-03-12T18:05:00Z")))
        .matches("2:05\\hPM\\hEDT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Waiting for Ana Reyes since Monday; was due Mon, Mar 9, 17:00_CET, 3 days late.",
        "de | Wartet seit Montag auf Ana Reyes; fällig seit Mo., 9. März, 17:00_MEZ, 3 Tage überfällig.",
        "fr | On attend Ana Reyes depuis lundi_; l’échéance était lun. 9 mars à 17:00_CET, dépassée de 3_jours.",
        "es | Pendiente de Ana Reyes desde el lunes; el plazo venció: lun, 9 mar, 17:00_CET, 3 días de retraso.",
        "ar | بانتظار <Ana Reyes> منذ يوم الاثنين؛ كان الموعد: الاثنين، 9 مارس الساعة <17:00_CET>، ومدة التأخير: 3 أيام.",
      })
  void formatsLatenessInEveryLanguage(String language, String sentence) {
    Instant deadline = Instant.parse("2026-03-09T16:00:00Z");
    Moments moments = moments("Europe/Berlin", language);
    Texts texts = Texts.in(Locale.forLanguageTag(language));
    String due =
        texts.say(
            "due.clause.late",
            "when",
            moments.near(deadline),
            "length",
            moments.lateness(deadline));

    assertThat(plain(waiting(texts, moments, deadline, due))).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Waiting for Ana Reyes since March 2; due tomorrow, 17:00_CET.",
        "de | Wartet seit dem 2. März auf Ana Reyes; fällig morgen, 17:00_MEZ.",
        "fr | On attend Ana Reyes depuis le 2 mars_; échéance demain à 17:00_CET.",
        "es | Pendiente de Ana Reyes desde el 2 de marzo; plazo: mañana, 17:00_CET.",
        "ar | بانتظار <Ana Reyes> منذ 2 مارس؛ الموعد: غدًا الساعة <17:00_CET>.",
      })
  void formatsDueTimesInEveryLanguage(String language, String sentence) {
    Moments moments = moments("Europe/Berlin", language);
    Texts texts = Texts.in(Locale.forLanguageTag(language));
    String due =
        texts.say("due.clause", "when", moments.near(Instant.parse("2026-03-13T16:00:00Z")));

    assertThat(plain(waiting(texts, moments, Instant.parse("2026-03-02T16:00:00Z"), due)))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Tallyfy is not answering. This is how things stood 7 minutes ago (10:53_CET).",
        "de | Tallyfy antwortet nicht. So war der Stand vor 7 Minuten (10:53_MEZ).",
        "fr | Tallyfy ne répond pas. Voici l’état constaté il y a 7 minutes (10:53_CET).",
        "es | Tallyfy no responde. Se muestra el estado de hace 7 minutos (10:53_CET).",
        "ar | لا يستجيب Tallyfy. هذه هي الحالة كما كانت قبل 7 دقائق (<10:53_CET>).",
      })
  void formatsTheAgeOfACachedCopyInEveryLanguage(String language, String sentence) {
    Instant read = Instant.parse("2026-03-12T09:53:00Z");
    Moments moments = moments("Europe/Berlin", language);
    String notice =
        Texts.in(Locale.forLanguageTag(language))
            .say("copy.UNREACHABLE", "time", moments.time(read), "ago", moments.ago(read));

    assertThat(plain(notice)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en |  9 | Updated just now (10:59_CET)",
        "en | 12 | Updated 12 seconds ago (10:59_CET)",
        "de |  0 | Aktualisiert: gerade eben (11:00_MEZ)",
        "fr |  0 | Mis à jour à l’instant (11:00_CET)",
        "es |  0 | Actualizado hace un momento (11:00_CET)",
        "ar |  0 | آخر تحديث: قبل لحظات (<11:00_CET>)",
      })
  void formatsTheAgeOfAPageInEveryLanguage(String language, int seconds, String sentence) {
    Moments moments = moments("Europe/Berlin", language);
    Instant read = moments.now().minusSeconds(seconds);
    String age =
        Texts.in(Locale.forLanguageTag(language))
            .say("data.age", "time", moments.time(read), "ago", moments.ago(read));

    assertThat(plain(age)).isEqualTo(sentence);
  }

  @Test
  void writesTheSameDigitsAndTheSameCalendarInEveryRegion() {
    Moment moment = moments("Asia/Riyadh", "ar-SA").format(Instant.parse("2026-03-13T16:00:00Z"));

    assertThat(moment.absolute()).contains("13").contains("مارس").contains("7:00");
  }

  private static String waiting(Texts texts, Moments moments, Instant since, String due) {
    return texts.say(
        "headline.waiting.since",
        "owner",
        "Ana Reyes",
        "since",
        moments.pastDay(since),
        "due",
        due);
  }

  /** Marks that are not seen, made visible: isolates as angles, spaces that do not break as _. */
  private static String plain(String text) {
    return text.replace('\u2068', '<').replace('\u2069', '>').replaceAll("[\u00a0\u202f]", "_");
  }

  private static Moments moments(String zone, String language) {
    return new Moments(NOW, ZoneId.of(zone), Texts.in(Locale.forLanguageTag(language)));
  }
}
