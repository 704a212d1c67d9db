package org.runportal.tenant;

/**
 * What proves to the identity provider that the portal is the portal. Hides itself wherever it is
 * printed.
 *
 * @param value the secret; read only where the provider is asked, and where a key is made of it
 */
public record ClientSecret(String value) {
  @Override
  public String toString() {
    return "ClientSecret[hidden]";
  }
}
