package org.runportal.tenant;

/**
 * A bearer token. Hides itself wherever it is printed.
 *
 * @param value the secret; read only where a request header is written
 */
public record AccessToken(String value) {
  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
