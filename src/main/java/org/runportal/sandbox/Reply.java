package org.runportal.sandbox;

import jakarta.json.JsonObject;
import java.util.Map;

/**
 * A response of the sandbox, independent of JAX-RS.
 *
 * @param type the media type
 * @param headers other than {@code Content-Type}
 */
public record Reply(int status, String type, String body, Map<String, String> headers) {
  private static final String JSON = "application/json";

  static Reply ok(JsonObject answer) {
    return json(200, answer.toString());
  }

  static Reply json(int status, String body) {
    return new Reply(status, JSON, body, Map.of());
  }

  static Reply html(int status, String body) {
    return new Reply(status, "text/html; charset=UTF-8", body, Map.of());
  }

  Reply with(Map<String, String> others) {
    return new Reply(status, type, body, Map.copyOf(others));
  }
}
