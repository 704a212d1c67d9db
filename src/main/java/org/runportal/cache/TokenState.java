package org.runportal.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.runportal.cache.TenantStatus.Token;
import org.runportal.tenant.Tenant;

/**
 * What the vendor's answers say of one tenant's token, and since when. The word of the call that
 * began last counts: an answer to the old token may come after one to the new. Each change is a
 * line in the log, however many calls there are.
 */
final class TokenState {
  private static final Logger LOGGER = System.getLogger(TokenState.class.getName());

  private final Tenant tenant;
  private final Clock clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Read without a lock, from under the locks of those who listen. */
  private volatile Token now = Token.UNTRIED;

  private long lastWord;

  TokenState(Tenant tenant, Clock clock) {
    this.tenant = tenant;
    this.clock = clock;
  }

  Token now() {
    return now;
  }

  /** Whether copies from before the refusal may no longer be shown. */
  boolean withholdsCopies() {
    return now.refusedSince()
        .filter(since -> !since.plus(tenant.copiesAfterRefusal()).isAfter(clock.instant()))
        .isPresent();
  }

  /** Until when such copies may be shown; empty while the token is not refused. */
  Optional<Instant> copiesUntil() {
    return now.refusedSince().map(since -> since.plus(tenant.copiesAfterRefusal()));
  }

  /** Calls back after each change. */
  void whenChanged(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * The vendor let a call in.
   *
   * @param call its number; a later one is greater
   */
  void accepted(long call) {
    if (!tellsMore(call, Token.State.ACCEPTED)) {
      return;
    }
    boolean again = now.state() == Token.State.REFUSED;
    now = new Token(Token.State.ACCEPTED, Optional.empty());
    if (again) {
      LOGGER.log(
          Level.WARNING,
          "tenant {0}: Tallyfy accepts the token of {1} again",
          tenant.id(),
          tenant.tokenKey());
      listeners.forEach(Runnable::run);
    }
  }

  /**
   * The vendor did not let a call in.
   *
   * @param call its number; a later one is greater
   */
  void refused(long call) {
    if (!tellsMore(call, Token.State.REFUSED)) {
      return;
    }
    now = new Token(Token.State.REFUSED, Optional.of(clock.instant()));
    LOGGER.log(
        Level.ERROR,
        "tenant {0}: Tallyfy refuses our token (401, or 402 where a bill is open). Make a new one"
            + " at Tallyfy and put it where {1} is set: in the secrets directory it counts for the"
            + " next call, elsewhere after a restart. Copies are shown for {2} more",
        tenant.id(),
        tenant.tokenKey(),
        tenant.copiesAfterRefusal());
    listeners.forEach(Runnable::run);
  }

  private synchronized boolean tellsMore(long call, Token.State state) {
    boolean later = call > lastWord;
    lastWord = Math.max(call, lastWord);
    return later && now.state() != state;
  }
}
