package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Rejects unauthorized requests, and every request below the path segment of the failing condition
 * that is switched on. Runs after matching, so an unknown path is always 404.
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
        .or(() -> condition.below(OrganizationResource.segment(request.getUriInfo())).reply())
        .map(OrganizationResource::response)
        .ifPresent(request::abortWith);
  }
}
