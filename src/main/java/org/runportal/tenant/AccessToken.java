package org.runportal.tenant;

/**
 * A bearer token. Its value is never printed.
 *
 * @param value the secret; read only where a request header is written
 */
public record AccessToken(String value) {
  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
