package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.runportal.tenant.Tenant;

/**
 * The branding of a page: its tenant's name, colour and logo; the portal's own without a tenant.
 */
@Named
@RequestScoped
public class Branding {
  private final ShownTenant tenant;
  private final Texts texts;
  private final ServletContext application;
  private final BrandFiles files;

  @Inject
  Branding(ShownTenant tenant, Texts texts, ServletContext application, BrandFiles files) {
    this.tenant = tenant;
    this.texts = texts;
    this.application = application;
    this.files = files;
  }

  /** The tenant's name. */
  public String name() {
    return tenant.get().map(Tenant::name).orElseGet(() -> texts.say("site.name"));
  }

  /** The tenant's home page, from the root of the host. */
  public String home() {
    return application.getContextPath()
        + "/"
        + tenant.get().map(known -> known.id().value()).orElse("");
  }

  /** Whether the tenant has a colour of its own. */
  public boolean hasAccent() {
    return tenant.get().flatMap(files::stylesheet).isPresent();
  }

  /** The stylesheet with the tenant's colour. */
  public String stylesheet() {
    return home() + "/brand.css" + version(tenant.get().flatMap(files::stylesheet));
  }

  /** Whether the tenant has a logo. */
  public boolean hasLogo() {
    return tenant.get().flatMap(files::logo).isPresent();
  }

  /** The tenant's logo. */
  public String logo() {
    return home() + "/logo" + version(tenant.get().flatMap(files::logo));
  }

  /** Names the content, so that a browser may keep it. */
  private static String version(Optional<PackedFile> file) {
    return file.map(it -> "?" + FileWriter.VERSION + "=" + it.version()).orElse("");
  }
}
