package org.runportal.tenant;

/**
 * The client secret of the portal at the identity provider. Its value is never printed.
 *
 * @param value the secret; read only to authenticate at the provider and to derive a key
 */
public record ClientSecret(String value) {
  @Override
  public String toString() {
    return "ClientSecret[hidden]";
  }
}
