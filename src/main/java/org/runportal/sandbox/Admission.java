package org.runportal.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.runportal.sandbox.story.Directory;

/** Checks requests in the vendor's order: token, then client header, then organization. */
final class Admission {
  private final Optional<String> token;
  private final int statusWithoutClient;

  Admission(SandboxSettings settings) {
    this.token = settings.token();
    this.statusWithoutClient = settings.statusWithoutClient();
  }

  /**
   * The error response of a rejected request; empty if it is accepted.
   *
   * @param authorization the header, or null
   * @param client the header {@code X-Tallyfy-Client}, or null; its value is not compared
   * @param organization the id in the path
   */
  Optional<Reply> refusal(String authorization, String client, String organization) {
    if (!bearsToken(authorization)) {
      return Optional.of(Refusal.UNAUTHENTICATED);
    }
    if (client == null || client.isBlank()) {
      return Optional.of(
          statusWithoutClient == 404 ? Refusal.NO_SUCH_ENDPOINT : Refusal.UNAUTHENTICATED);
    }
    return Directory.ORGANIZATION.equals(organization)
        ? Optional.empty()
        : Optional.of(Refusal.OTHER_ORGANIZATION);
  }

  private boolean bearsToken(String authorization) {
    return authorization != null
        && token
            .map(expected -> "Bearer " + expected)
            .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(authorization)))
            .isPresent();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
