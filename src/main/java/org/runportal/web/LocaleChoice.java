package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
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
 * UTC. A choice stands in the address or was kept by {@link LocaleFilter}; one that names nothing
 * is no choice.
 */
@RequestScoped
public class LocaleChoice {
  /** The parameter that chooses a language, and the cookie that keeps it. */
  static final String LANGUAGE = "lang";

  /** The parameter that chooses a time zone, and the cookie that keeps it. */
  static final String ZONE = "zone";

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final ShownTenant tenant;
  private final HttpServletRequest request;
  private final Cookies cookies;
  private final TextsByLocale all;
  private final Clock clock;

  private Optional<Tenant> textsFor;
  private Texts texts;
  private Instant moment;

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
    return chosen(ZONE, Zones::named).orElseGet(this::usualZone);
  }

  /** The zone of a visitor who chose none. */
  public ZoneId usualZone() {
    return tenant.get().map(Tenant::timeZone).orElse(UTC);
  }

  /** How the page speaks to the visitor. */
  Speech speech() {
    return new Speech(locale(tenant.get().map(Tenant::locale)), zone(), usualZone());
  }

  /** How a page without a tenant would speak to the visitor. */
  Speech speechWithoutTenant() {
    return new Speech(locale(Optional.empty()), chosen(ZONE, Zones::named).orElse(UTC), UTC);
  }

  /** The time relative times start from: now, unless the page is one for a whole minute. */
  Instant now() {
    return moment == null ? clock.instant() : moment;
  }

  void tellTimesFrom(Instant now) {
    moment = now;
  }

  /** The query of the address the visitor asked for, as far as pages understand it. */
  Query query() {
    return Query.ofPage(request.getQueryString());
  }

  @Produces
  @Named("texts")
  Texts texts() {
    // made once for many questions; an error page may come after a tenant's page began
    Optional<Tenant> speaker = tenant.get();
    if (texts == null || !speaker.equals(textsFor)) {
      texts = all.in(locale(speaker.map(Tenant::locale)));
      textsFor = speaker;
    }
    return texts;
  }

  @Produces
  Moments moments() {
    return new Moments(now(), zone(), texts());
  }

  /** The tenant's region where the visitor speaks its language: dates are then written as there. */
  private Locale locale(Optional<Locale> ofTenant) {
    Optional<Locale> language =
        chosen(LANGUAGE, Languages::named)
            .or(
                () ->
                    Optional.ofNullable(request.getHeader("Accept-Language"))
                        .flatMap(Languages::accepted));
    return ofTenant
        .filter(
            locale ->
                language.isEmpty() || language.get().getLanguage().equals(locale.getLanguage()))
        .or(() -> language)
        .orElse(Locale.ENGLISH);
  }

  private <T> Optional<T> chosen(String name, Function<String, Optional<T>> parse) {
    Optional<String> asked = query().value(name);
    if (asked.filter(String::isEmpty).isPresent()) {
      // an empty choice takes the earlier one back
      return Optional.empty();
    }
    return asked.flatMap(parse).or(() -> cookies.value(request, name).flatMap(parse));
  }
}
