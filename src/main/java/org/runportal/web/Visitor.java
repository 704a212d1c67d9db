package org.runportal.web;

import java.util.Optional;

/** Whoever sent the request, as far as pages speak of them; answered by room {@code access}. */
public interface Visitor {
  /** What pages call them; empty for nobody who is signed in. */
  Optional<String> name();

  /** Whether they could sign in, and have not. */
  boolean isToSignIn();
}
