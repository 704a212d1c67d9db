package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.runportal.tenant.Tenant;

/**
 * How to speak to this visitor. Language: the visitor's own choice, else what the browser asks for,
 * else the tenant's, else English. Time zone: the visitor's own choice, else the tenant's, else
 * UTC. A choice stands in the address or was kept by {@link LocaleCookies}; one that names nothing
 * is no choice. What a request says is read once.
 */
@ApplicationScoped
public class LocaleChoice {
  /** The parameter that chooses a language, and the cookie that keeps it. */
  static final String LANGUAGE = "lang";

  /** The parameter that chooses a time zone, and the cookie that keeps it. */
  static final String ZONE = "zone";

  private static final String ATTRIBUTE = LocaleChoice.class.getName();

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final ShownTenant tenant;
  private final HttpServletRequest request;
  private final Cookies cookies;
  private final TextsByLocale all;
  private final Clock clock;

  /** What one request says of itself. */
  private static final class Said {
    private final Query query;

    /** Chosen by the visitor or their browser. */
    private final Optional<Locale> language;

    private final Optional<ZoneId> zone;

    /** The time relative times start from; null: now. */
    private Instant moment;

    private Optional<Tenant> textsFor = Optional.empty();
    private Texts texts;

    Said(Query query, Optional<Locale> language, Optional<ZoneId> zone) {
      this.query = query;
      this.language = language;
      this.zone = zone;
    }
  }

  @Inject
  LocaleChoice(
      ShownTenant tenant,
      HttpServletRequest request,
      Cookies cookies,
      TextsByLocale all,
      Clock clock) {
    this.tenant = tenant;
    this.request = request;
    this.cookies = cookies;
    this.all = all;
    this.clock = clock;
  }

  /** The language the visitor is answered in. */
  public Locale language() {
    return texts().locale();
  }

  /** The zone times are shown in. */
  public ZoneId zone() {
    return said().zone.orElseGet(this::usualZone);
  }

  /** The zone of a visitor who chose none. */
  public ZoneId usualZone() {
    return tenant.get().map(Tenant::timeZone).orElse(UTC);
  }

  /** How the page speaks to the visitor. */
  Speech speech() {
    return speech(tenant.get());
  }

  /** How a page without a tenant would speak to the visitor. */
  Speech speechWithoutTenant() {
    return speech(Optional.empty());
  }

  private Speech speech(Optional<Tenant> speaker) {
    ZoneId usual = speaker.map(Tenant::timeZone).orElse(UTC);
    return new Speech(locale(speaker), said().zone.orElse(usual), usual);
  }

  /** The time relative times start from: now, unless the page is one for a whole minute. */
  Instant now() {
    Instant moment = said().moment;
    return moment == null ? clock.instant() : moment;
  }

  void tellTimesFrom(Instant now) {
    said().moment = now;
  }

  /** The query of the address the visitor asked for, as far as pages understand it. */
  Query query() {
    return said().query;
  }

  @Produces
  @Named("texts")
  Texts texts() {
    Said said = said();
    // an error page may come after a tenant's page began
    Optional<Tenant> speaker = tenant.get();
    if (said.texts == null || !speaker.equals(said.textsFor)) {
      said.texts = all.in(locale(speaker));
      said.textsFor = speaker;
    }
    return said.texts;
  }

  @Produces
  Moments moments() {
    return new Moments(now(), zone(), texts());
  }

  /** The tenant's region where the visitor speaks its language: dates are then written as there. */
  private Locale locale(Optional<Tenant> speaker) {
    Optional<Locale> language = said().language;
    return speaker
        .map(Tenant::locale)
        .filter(
            locale ->
                language.isEmpty() || language.get().getLanguage().equals(locale.getLanguage()))
        .or(() -> language)
        .orElse(Locale.ENGLISH);
  }

  private Said said() {
    if (request.getAttribute(ATTRIBUTE) instanceof Said said) {
      return said;
    }
    Query query = Query.ofPage(request.getQueryString());
    Said said =
        new Said(
            query,
            chosen(query, LANGUAGE, Languages::named)
                .or(
                    () ->
                        Optional.ofNullable(request.getHeader("Accept-Language"))
                            .flatMap(Languages::accepted)),
            chosen(query, ZONE, Zones::named));
    request.setAttribute(ATTRIBUTE, said);
    return said;
  }

  private <T> Optional<T> chosen(Query query, String name, Function<String, Optional<T>> parse) {
    Optional<String> asked = query.value(name);
    if (asked.filter(String::isEmpty).isPresent()) {
      // an empty choice takes the earlier one back
      return Optional.empty();
    }
    return asked.flatMap(parse).or(() -> cookies.value(request, name).flatMap(parse));
  }
}
