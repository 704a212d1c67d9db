package org.runportal.transport;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked. Holds secrets; prints none.
 *
 * @param method as in HTTP
 * @param uri absolute, {@code http} or {@code https}
 * @param headers by name, in addition to those the protocol needs
 * @param body sent in UTF-8, if there is one; its type is among the headers
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
