package org.runportal.sandbox;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * The sandbox's corner of the server. It lists its classes, because an application that scans takes
 * the portal's REST client interfaces for resources and answers 500.
 */
@ApplicationPath("-/sandbox/api")
public class SandboxApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        OnlyWhenOn.class, Doorkeeper.class, OrganizationResource.class, VendorErrors.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    // the vendor has no application.wadl: that path is unknown like any other
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
