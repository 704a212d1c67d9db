package org.runportal.access;

import java.io.Serial;

/** The identity provider does not answer, or does not accept the portal as a client. */
final class ProviderUnavailable extends SignInFailed {
  @Serial private static final long serialVersionUID = 1L;

  ProviderUnavailable(String message) {
    super(message);
  }
}
