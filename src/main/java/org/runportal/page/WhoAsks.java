package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.runportal.run.Identities;
import org.runportal.run.Recognition;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.Tenant;
import org.runportal.web.Visitor;

/** Finds out who asks for a page, from their sign-in and from nothing that an address can say. */
@Dependent
class WhoAsks {
  private static final Logger LOGGER = System.getLogger(WhoAsks.class.getName());

  /** Lists of people that are read one after the other. */
  private static final int CALLS = 3;

  private final Visitor visitor;
  private final Identities identities;

  @Inject
  WhoAsks(Visitor visitor, Identities identities) {
    this.visitor = visitor;
    this.identities = identities;
  }

  /** Who that is. Waits for the directory, but not for ever. */
  Me await(Tenant tenant) {
    Optional<EmailDigest> email = visitor.email();
    if (email.isEmpty()) {
      return withoutAddress();
    }
    Me me =
        Me.of(
            Wait.until(
                identities.recognize(tenant, email.get()),
                tenant,
                CALLS,
                new Recognition.Unknown()));
    if (me.state() == Me.State.NOBODY) {
      LOGGER.log(
          Level.DEBUG,
          "tenant {0}: whoever is signed in is no member or guest with that address",
          tenant.id());
    }
    return me;
  }

  /** Who that is, as far as the directory is cached. Waits for nothing. */
  Me atHand(Tenant tenant) {
    return visitor
        .email()
        .map(email -> Me.of(identities.known(tenant, email)))
        .orElseGet(this::withoutAddress);
  }

  private Me withoutAddress() {
    return visitor.name().isPresent() ? Me.NOBODY : Me.SIGNED_OUT;
  }
}
