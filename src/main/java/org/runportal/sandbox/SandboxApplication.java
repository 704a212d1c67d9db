package org.runportal.sandbox;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * The JAX-RS application of the sandbox. It lists its classes, because scanning would register the
 * portal's REST client interfaces as resources, which then answer 500.
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
    // no application.wadl: the vendor has none
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
