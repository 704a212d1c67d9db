package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Turns away calls that may not enter, and all calls while the sandbox is switched to a bad day.
 * Runs after matching: an unknown path is 404 to anybody.
 */
@Provider
@ApplicationScoped
public class Doorkeeper implements ContainerRequestFilter {
  private final Sandbox sandbox;
  private final FaultSwitch condition;

  @Inject
  Doorkeeper(Sandbox sandbox, FaultSwitch condition) {
    this.sandbox = sandbox;
    this.condition = condition;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    sandbox
        .refusal(
            request.getHeaderString(HttpHeaders.AUTHORIZATION),
            request.getHeaderString("X-Tallyfy-Client"),
            request.getUriInfo().getPathParameters().getFirst(OrganizationResource.ORGANIZATION))
        .or(() -> condition.condition().reply())
        .map(OrganizationResource::response)
        .ifPresent(request::abortWith);
  }
}
