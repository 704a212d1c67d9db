package org.runportal.run;

import java.util.concurrent.CompletionStage;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.Tenant;

/** Finds out who a visitor is at the vendor, by a verified e-mail address. */
public interface Identities {
  /**
   * Who has that address. Reads the directory where it is not cached.
   *
   * @return completes by itself, shortly after the tenant's time limit for three calls at the
   *     latest
   */
  CompletionStage<Recognition> recognize(Tenant tenant, EmailDigest email);

  /** Who has that address, as far as the directory is cached. Never blocks. */
  Recognition known(Tenant tenant, EmailDigest email);
}
