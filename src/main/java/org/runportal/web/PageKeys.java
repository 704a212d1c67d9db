package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.runportal.tenant.PublicAddress;
import org.runportal.tenant.Tenant;

/** Makes of a request the key of the page it asks for. */
@Dependent
public class PageKeys {
  private final ShownTenant shown;
  private final LocaleChoice visit;
  private final Visitor visitor;
  private final PublicAddress address;

  @Inject
  PageKeys(ShownTenant shown, LocaleChoice visit, Visitor visitor, PublicAddress address) {
    this.shown = shown;
    this.visit = visit;
    this.visitor = visitor;
    this.address = address;
  }

  /**
   * The key of a page.
   *
   * @param page which one, apart from its tenant; says for whom where it is for one person
   */
  public PageKey of(HttpServletRequest request, Record page) {
    return new PageKey(
        shown.get().map(Tenant::id),
        page,
        visit.query().text(),
        address.root(request),
        visit.speech(),
        visit.speechWithoutTenant(),
        audience());
  }

  private PageKey.Audience audience() {
    return new PageKey.Audience(visitor.name().isPresent(), visitor.isToSignIn());
  }
}
