package org.runportal.web;

import java.util.Optional;
import org.runportal.tenant.EmailDigest;

/** Whoever sent the request, as far as pages speak of them; answered by room {@code access}. */
public interface Visitor {
  /** What pages call them; empty for nobody who is signed in. */
  Optional<String> name();

  /** What recognizes them at the vendor; empty for nobody with a verified address. */
  Optional<EmailDigest> email();

  /** Whether they could sign in, and have not. */
  boolean isToSignIn();
}
