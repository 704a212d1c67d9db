package org.runportal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.runportal.tenant.RequestLimits;
import org.runportal.tenant.Visitors;

/** Names visitors by their sign-in, and others by the addresses their requests come from. */
@ApplicationScoped
public class RequestingVisitor implements Visitors {
  /** No address begins so. */
  private static final String SIGNED_IN = "signed in: ";

  private final ClientAddress clientAddress;
  private final CurrentUser user;
  private final HttpServletRequest request;

  @Inject
  RequestingVisitor(RequestLimits limits, CurrentUser user, HttpServletRequest request) {
    this.clientAddress = new ClientAddress(limits.proxies());
    this.user = user;
    this.request = request;
  }

  @Override
  public String current() {
    try {
      return user.person()
          .map(person -> SIGNED_IN + person.subject())
          .orElseGet(() -> clientAddress.name(request));
    } catch (ContextNotActiveException | IllegalStateException e) {
      return "";
    }
  }
}
