package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.runportal.run.Identities;
import org.runportal.run.Recognition;
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

  /** Who that is. Reads the directory where it is not cached. */
  CompletionStage<Me> ask(Tenant tenant) {
    return visitor
        .email()
        .map(email -> identities.recognize(tenant, email).thenApply(found -> me(tenant, found)))
        .orElseGet(() -> CompletableFuture.completedFuture(withoutAddress()));
  }

  /** Waits for who that is, but not for ever. */
  static Me await(Tenant tenant, CompletionStage<Me> asked) {
    return Wait.until(asked, tenant, CALLS, Me.of(new Recognition.Unknown()));
  }

  private static Me me(Tenant tenant, Recognition found) {
    if (found instanceof Recognition.Nobody) {
      LOGGER.log(
          Level.DEBUG,
          "tenant {0}: whoever is signed in is no member or guest with that address",
          tenant.id());
    }
    return Me.of(found);
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
