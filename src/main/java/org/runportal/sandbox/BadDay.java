package org.runportal.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Failures of the vendor. The run id selects one: its name in lower case. */
enum BadDay {
  /** The hourly rate limit is reached; retry after 20 seconds. */
  BUSY(
      Reply.json(
              429,
              "{\"message\":\"You've reached the limit for [operation]. Please try again later.\","
                  + "\"code\":\"RATE_LIMIT_EXCEEDED\"}")
          .with(Map.of("Retry-After", "20", "X-RateLimit-Remaining", "0"))),

  /** A crash whose error page contains internals. */
  BROKEN(
      Reply.html(
          500,
          "<!DOCTYPE html><html><head><title>Server Error</title></head><body><h1>500 Server"
              + " Error</h1><pre>SQLSTATE[08006] select * from \"runs\" where \"id\" ="
              + " 'broken'</pre></body></html>")),

  /** The vendor's proxy has no backend. */
  UNAVAILABLE(
      Reply.html(
          503,
          "<html><head><title>503 Service Temporarily Unavailable</title></head><body><center>"
              + "<h1>503 Service Temporarily Unavailable</h1></center></body></html>")),

  /** Status 200 and JSON, but truncated inside a string. */
  CUT(
      Reply.json(
          200,
          "{\"data\":{\"id\":\"cut\",\"increment_id\":5300,\"name\":\"Vendor onboarding – Harb")),

  /** Status 200, but a sign-in page instead of a run. */
  RUBBISH(
      Reply.html(
          200,
          "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method=\"post\">"
              + "<input name=\"email\"><input name=\"password\" type=\"password\"></form>"
              + "</body></html>")),

  /** The token was revoked. */
  REFUSED(Refusal.UNAUTHENTICATED),

  /** The token may not read this run. */
  FORBIDDEN(Refusal.OTHER_ORGANIZATION),

  /** The run was deleted. */
  GONE(Reply.json(410, "{\"error\":true,\"message\":\"Gone\"}"));

  private final Reply reply;

  BadDay(Reply reply) {
    this.reply = reply;
  }

  String runId() {
    return name().toLowerCase(Locale.ROOT);
  }

  Reply reply() {
    return reply;
  }

  static Optional<BadDay> named(String runId) {
    return Arrays.stream(values()).filter(day -> day.runId().equals(runId)).findFirst();
  }
}
