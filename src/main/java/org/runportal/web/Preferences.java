package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.runportal.tenant.PublicAddress;

/** What a visitor can choose at the foot of every page: the language and the time zone. */
@Named
@RequestScoped
public class Preferences {
  /**
   * A language to change to.
   *
   * @param tag for {@code lang} and {@code hreflang}
   * @param name what it calls itself
   * @param direction {@code ltr} or {@code rtl}
   * @param address the page in that language, relative to the page
   * @param current whether the page is in it
   */
  public record Language(
      String tag, String name, String direction, String address, boolean current) {}

  /**
   * A time zone to change to.
   *
   * @param id its value; empty for the usual one
   * @param name what people call it
   * @param current whether the page shows times in it
   */
  public record Zone(String id, String name, boolean current) {}

  private final LocaleChoice visit;
  private final Texts texts;
  private final HttpServletRequest request;
  private final PublicAddress address;

  @Inject
  Preferences(LocaleChoice visit, Texts texts, HttpServletRequest request, PublicAddress address) {
    this.visit = visit;
    this.texts = texts;
    this.request = request;
    this.address = address;
  }

  /** The languages, each with the address of this page in it. */
  public List<Language> languages() {
    return Languages.SPOKEN.stream().map(this::language).toList();
  }

  /** What the language of the page calls itself. */
  public String language() {
    return Languages.ownName(Locale.forLanguageTag(texts.locale().getLanguage()));
  }

  /** "Time zone: Berlin (UTC+1)". */
  public String zone() {
    return texts.say("site.zone", "zone", name(visit.zone()));
  }

  /** The time zones: the usual one of this place first, then from west to east. */
  public List<Zone> zones() {
    ZoneId usual = visit.usualZone();
    ZoneId chosen = visit.zone();
    String first = texts.say("zone.default", "zone", name(usual));
    return Stream.concat(
            Stream.of(new Zone("", first, chosen.equals(usual))),
            Zones.offeredWith(chosen, now()).stream()
                .filter(zone -> !zone.equals(usual))
                .map(zone -> new Zone(zone.getId(), name(zone), zone.equals(chosen))))
        .toList();
  }

  /** What the form of the zones has to repeat of the query. */
  public List<Query.Field> repeated() {
    return visit.query().without(LocaleChoice.ZONE);
  }

  /** The whole address of this page, for paper: with what was asked of it, in any language. */
  public String address() {
    return address.root(request)
        + request.getRequestURI().substring(request.getContextPath().length())
        + visit.query().withoutText(LocaleChoice.LANGUAGE, LocaleChoice.ZONE, Reload.MARK);
  }

  private Language language(Locale locale) {
    String tag = locale.toLanguageTag();
    return new Language(
        tag,
        Languages.ownName(locale),
        Texts.direction(locale),
        visit.query().with(LocaleChoice.LANGUAGE, tag),
        tag.equals(texts.locale().getLanguage()));
  }

  private String name(ZoneId zone) {
    return Zones.name(zone, now(), texts);
  }

  private Instant now() {
    return visit.now();
  }
}
