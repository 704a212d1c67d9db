package org.runportal.access;

import java.io.Serial;

/** The identity provider cannot be asked right now, or does not take the portal for a client. */
final class ProviderUnavailable extends SignInFailed {
  @Serial private static final long serialVersionUID = 1L;

  ProviderUnavailable(String message) {
    super(message);
  }
}
