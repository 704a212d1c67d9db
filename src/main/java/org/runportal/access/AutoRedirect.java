package org.runportal.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;

/**
 * The address a page forwards to by itself, with a {@code Refresh} header. It is not an HTTP
 * redirect: our content security policy lets the response to a form redirect within this host only,
 * and the identity provider is another host.
 */
@Named
@RequestScoped
public class AutoRedirect {
  private Optional<URI> address = Optional.empty();

  /** For the container. */
  public AutoRedirect() {}

  void to(URI address, HttpServletResponse response) {
    this.address = Optional.of(address);
    response.setHeader("Refresh", "0; url=" + address);
  }

  /** Whether the page forwards to an address. */
  public boolean isSet() {
    return address.isPresent();
  }

  /** The same address, for a link; empty if there is none. */
  public String getAddress() {
    return address.map(URI::toString).orElse("");
  }
}
