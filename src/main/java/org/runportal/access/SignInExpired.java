package org.runportal.access;

import java.io.Serial;

/**
 * An attempt to sign in, or its authorization code, is over, was used before, or did not start in
 * this browser.
 */
final class SignInExpired extends SignInFailed {
  @Serial private static final long serialVersionUID = 1L;

  SignInExpired(String message) {
    super(message);
  }
}
