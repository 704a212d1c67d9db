package org.runportal.it;

import java.util.Arrays;
import java.util.List;

/**
 * Every address the portal answers. What has to hold everywhere is asked of all of them: whoever
 * adds an address adds it here.
 */
public enum Route {
  START("/"),
  START_FINDS("/?find=5ca49afa783e779cda46ded7c9b8f9df"),
  TENANT("/{tenant}"),
  TENANT_FINDS("/{tenant}?find=99999"),
  /** A list the vendor cannot sort: its newest are looked through. */
  LIST("/{tenant}?words=Full&order=deadline"),
  RUN("/{tenant}/runs/{run}"),
  CHART("/{tenant}/runs/{run}/chart"),
  FACTS("/{tenant}/runs/{run}/facts"),
  /** A slash too many is forgiven with a redirect. */
  RUN_WITH_SLASH("/{tenant}/runs/{run}/"),
  BRAND("/{tenant}/brand.css"),
  LOGO("/{tenant}/logo"),
  STYLESHEET("/-/assets/portal.css"),
  CHART_STYLESHEET("/-/assets/chart.css"),
  CHART_SCRIPT("/-/assets/chart.js"),
  ICON("/-/assets/icon.svg"),
  /** Scripts and styles of components. */
  COMPONENT_SCRIPT("/jakarta.faces.resource/core.js.xhtml?ln=primefaces"),
  COMPONENT_STYLESHEET("/jakarta.faces.resource/timeline/timeline.css.xhtml?ln=primefaces"),
  STATUS("/-/status"),
  /** Where no identity provider is configured these are not there. */
  SIGN_IN("/-/sign-in?to=/{tenant}"),
  SIGNED_IN("/-/signed-in?code=x&state=y"),
  SIGN_OUT("/-/sign-out"),
  SANDBOX("/-/sandbox"),
  SANDBOX_STYLESHEET("/-/sandbox/switch.css"),
  SANDBOX_ENDPOINT("/-/sandbox/api/organizations/{organization}/runs/{run}"),
  HEALTH("/health"),
  HEALTH_LIVE("/health/live"),
  HEALTH_READY("/health/ready"),
  HEALTH_STARTED("/health/started"),
  METRICS("/metrics"),
  METRICS_OF_THE_SERVER("/metrics?scope=base");

  private final String template;

  Route(String template) {
    this.template = template;
  }

  /**
   * The address with its places unfilled: {@code {tenant}}, {@code {organization}}, {@code {run}}.
   */
  public String template() {
    return template;
  }

  /** Whether it belongs to one tenant. */
  public boolean isOfTenant() {
    return template.startsWith("/{tenant}");
  }

  /** The address on this host, its places filled. */
  public String path(String tenant, String organization, String run) {
    return template
        .replace("{tenant}", tenant)
        .replace("{organization}", organization)
        .replace("{run}", run);
  }

  /** The addresses that belong to one tenant. */
  public static List<Route> ofTenant() {
    return Arrays.stream(values()).filter(Route::isOfTenant).toList();
  }
}
