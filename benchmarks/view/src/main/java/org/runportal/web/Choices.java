package org.runportal.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * The languages and time zones that every page offers, made once.
 *
 * @param languages to change to
 * @param language what the language of the page calls itself
 * @param zones to change to
 * @param zone "Time zone: Berlin (UTC+1)"
 */
public record Choices(
    List<Preferences.Language> languages,
    String language,
    List<Preferences.Zone> zones,
    String zone) {
  /** The choices of somebody who has made none. */
  public static Choices of(Texts texts, ZoneId usual) {
    Instant now = Instant.now();
    String name = Zones.name(usual, now, texts);
    return new Choices(
        Languages.SPOKEN.stream()
            .map(
                locale ->
                    new Preferences.Language(
                        locale.toLanguageTag(),
                        Languages.ownName(locale),
                        Texts.direction(locale),
                        "?lang=" + locale.toLanguageTag(),
                        locale.getLanguage().equals(texts.locale().getLanguage())))
            .toList(),
        Languages.ownName(Locale.forLanguageTag(texts.locale().getLanguage())),
        Zones.offeredWith(usual, now).stream()
            .map(
                zone ->
                    new Preferences.Zone(
                        zone.getId(), Zones.name(zone, now, texts), zone.equals(usual)))
            .toList(),
        texts.say("site.zone", "zone", name));
  }
}
