package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;

/** How to speak to this visitor: language and time zone, by the tenant's default. */
@RequestScoped
public class Visit {
  private final CurrentTenant tenant;
  private final HttpServletRequest request;
  private final Clock clock;

  private Texts texts;

  /** For the CDI proxy. */
  protected Visit() {
    this(null, null, null);
  }

  @Inject
  Visit(CurrentTenant tenant, HttpServletRequest request, Clock clock) {
    this.tenant = tenant;
    this.request = request;
    this.clock = clock;
  }

  /** The language of the page; English where a page belongs to no tenant. */
  public Locale locale() {
    return speaksForTenant().map(Tenant::locale).orElse(Locale.ENGLISH);
  }

  /** The zone times are told in; UTC where a page belongs to no tenant. */
  public ZoneId zone() {
    return speaksForTenant().map(Tenant::timeZone).orElse(ZoneOffset.UTC);
  }

  @Produces
  @Named("texts")
  Texts texts() {
    // made once for many questions; an error page may come after a tenant's page began
    if (texts == null || !texts.locale().equals(locale())) {
      texts = Texts.in(locale());
    }
    return texts;
  }

  @Produces
  Moments moments() {
    return new Moments(clock.instant(), zone(), texts());
  }

  /** An error page speaks for no tenant: an unknown and a forbidden one must look the same. */
  private Optional<Tenant> speaksForTenant() {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null
        ? tenant.get()
        : Optional.empty();
  }
}
