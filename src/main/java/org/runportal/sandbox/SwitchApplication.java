package org.runportal.sandbox;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The JAX-RS application of the switch page. */
@ApplicationPath("-/sandbox")
public class SwitchApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(OnlyWhenOn.class, SwitchResource.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
