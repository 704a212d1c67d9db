package org.runportal.access;

import java.io.Serial;

/**
 * The provider answered a sign-in with something that signs nobody in. The message is for the log
 * and contains no token and no secret.
 */
class SignInFailed extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  SignInFailed(String message) {
    super(message);
  }
}
