package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;

/** The branding of the current tenant's pages: name, colour and logo. */
@Named
@RequestScoped
public class Branding {
  private final CurrentTenant current;
  private final ServletContext application;

  @Inject
  Branding(CurrentTenant current, ServletContext application) {
    this.current = current;
    this.application = application;
  }

  /** The tenant's id, for addresses. */
  public String id() {
    return tenant().id().value();
  }

  /** The tenant's name. */
  public String name() {
    return tenant().name();
  }

  /** The tenant's home page, from the root of the host. */
  public String home() {
    return application.getContextPath() + "/" + tenant().id();
  }

  /** Whether the tenant has a colour of its own. */
  public boolean hasAccent() {
    return tenant().branding().accent().isPresent();
  }

  /** The stylesheet with the tenant's colour. */
  public String stylesheet() {
    return home() + "/brand.css";
  }

  /** Whether the tenant has a logo. */
  public boolean hasLogo() {
    return tenant().branding().logo().isPresent();
  }

  /** The tenant's logo. */
  public String logo() {
    return home() + "/logo";
  }

  private Tenant tenant() {
    return current.require();
  }
}
