package org.runportal.tenant;

/**
 * What proves to the identity provider that the portal is the portal, and what sign-in cookies are
 * sealed with. Hides itself wherever it is printed.
 *
 * @param value the secret; read only where the provider is asked and where cookies are sealed
 */
public record ClientSecret(String value) {
  @Override
  public String toString() {
    return "ClientSecret[hidden]";
  }
}
