package org.runportal.tenant;

import com.google.re2j.Pattern;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/** Configured URLs: {@code https://host[:port][/path]}, or the same with http. */
public final class WebAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private static final Pattern SLASHES_BEHIND = Pattern.compile("/+$");
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:]+]");

  private WebAddress() {}

  /** Parses a URL without its trailing slashes. */
  static Optional<URI> parseRoot(String text) {
    return parse(SLASHES_BEHIND.matcher(text).replaceFirst(""));
  }

  /** Parses a URL as written; empty if the text is not one. */
  static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text);
      boolean whole =
          uri.getScheme() != null
              && SCHEMES.contains(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null;
      return whole ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a call to the URL is confidential: over TLS, or within this machine. */
  public static boolean staysPrivate(URI address) {
    return address.getScheme().equals("https") || isThisMachine(address.getHost());
  }

  private static boolean isThisMachine(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    // literal addresses only: a name may resolve to another machine
    if (!LITERAL.matcher(host).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
