package org.runportal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.runportal.tenant.RequestLimits;
import org.runportal.tenant.Visitors;

/** Names visitors by the addresses their requests come from. */
@ApplicationScoped
public class RequestingVisitor implements Visitors {
  private final ClientAddress clientAddress;
  private final HttpServletRequest request;

  @Inject
  RequestingVisitor(RequestLimits limits, HttpServletRequest request) {
    this.clientAddress = new ClientAddress(limits.proxies());
    this.request = request;
  }

  @Override
  public String current() {
    try {
      return clientAddress.name(request);
    } catch (ContextNotActiveException | IllegalStateException e) {
      return "";
    }
  }
}
