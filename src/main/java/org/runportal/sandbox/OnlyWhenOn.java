package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 404 on every path while the sandbox is off. The response has no body, so the server sends
 * the page of any unknown path and the sandbox cannot be detected.
 */
@Provider
@PreMatching
@ApplicationScoped
public class OnlyWhenOn implements ContainerRequestFilter {
  private final Sandbox sandbox;

  @Inject
  OnlyWhenOn(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!sandbox.isOn()) {
      request.abortWith(Response.status(Response.Status.NOT_FOUND).build());
    }
  }
}
