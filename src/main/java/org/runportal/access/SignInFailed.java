package org.runportal.access;

import java.io.Serial;

/** Somebody was not signed in. The message is for the log: it holds no token and no secret. */
class SignInFailed extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  SignInFailed(String message) {
    super(message);
  }
}
