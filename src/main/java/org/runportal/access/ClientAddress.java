package org.runportal.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runportal.tenant.AddressRange;

/**
 * The client's address: that of the connection, or the one our own proxies report in {@code
 * X-Forwarded-For}. The header is ignored if it comes from any other address.
 */
final class ClientAddress {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int NETWORK_OF_ONE_HOUSEHOLD = 8;

  private final List<AddressRange> proxies;

  /**
   * @param proxies the proxies whose {@code X-Forwarded-For} is trusted
   */
  ClientAddress(List<AddressRange> proxies) {
    this.proxies = proxies;
  }

  /** A key for the client; the same for all addresses of one IPv6 network. */
  String name(HttpServletRequest request) {
    String nearest = request.getRemoteAddr();
    boolean direct = proxies.isEmpty() || !request.getHeaders(FORWARDED_FOR).hasMoreElements();
    if (direct && nearest.indexOf(':') < 0) {
      // of IPv4, and as the server writes it
      return nearest;
    }
    return AddressRange.address(nearest)
        .map(address -> farthest(address, Collections.list(request.getHeaders(FORWARDED_FOR))))
        .map(ClientAddress::name)
        .orElse(nearest);
  }

  /**
   * Each proxy appends the address it received the request from. Reads from the end up to the first
   * address that is not one of our proxies.
   */
  private InetAddress farthest(InetAddress nearest, List<String> headers) {
    List<String> hops =
        headers.stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .map(ClientAddress::withoutPort)
            .collect(Collectors.toList());
    Collections.reverse(hops);
    InetAddress caller = nearest;
    for (String hop : hops) {
      Optional<InetAddress> next = isProxy(caller) ? AddressRange.address(hop) : Optional.empty();
      if (next.isEmpty()) {
        return caller;
      }
      caller = next.get();
    }
    return caller;
  }

  private boolean isProxy(InetAddress address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }

  private static String withoutPort(String hop) {
    String text = hop.strip();
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return text.substring(1, end < 0 ? text.length() : end);
    }
    int colon = text.indexOf(':');
    return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
  }

  private static String name(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? address.getHostAddress()
        : Arrays.toString(Arrays.copyOf(bytes, NETWORK_OF_ONE_HOUSEHOLD));
  }
}
