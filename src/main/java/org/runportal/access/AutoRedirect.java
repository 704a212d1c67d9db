package org.runportal.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;

/**
 * Where a page sends its visitor on by itself. Not a redirect: what follows the sending of a form
 * must stay on this host by our own content policy, and a provider is another one.
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

  /** Whether there is such a place. */
  public boolean isSet() {
    return address.isPresent();
  }

  /** The same place, for a link. */
  public String getAddress() {
    return address.map(URI::toString).orElse("");
  }
}
