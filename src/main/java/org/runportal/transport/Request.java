package org.runportal.transport;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP request. It may contain secrets, which {@link #toString} omits.
 *
 * @param method as in HTTP
 * @param uri absolute, {@code http} or {@code https}
 * @param headers by name, in addition to those of the protocol
 * @param body sent as UTF-8, if present; the headers contain its type
 */
public record Request(
    String method, URI uri, Map<String, List<String>> headers, Optional<String> body) {

  /** A GET with one value per header. */
  public static Request get(URI uri, Map<String, String> headers) {
    Map<String, List<String>> single =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return new Request("GET", uri, single, Optional.empty());
  }

  @Override
  public String toString() {
    return method + " " + uri.getHost();
  }
}
