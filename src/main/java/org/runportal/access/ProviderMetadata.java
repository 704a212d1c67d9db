package org.runportal.access;

import com.google.re2j.Pattern;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.tenant.IdentityProvider;
import org.runportal.tenant.WebAddress;

/**
 * The metadata and keys of the identity provider: loaded on first use, cached and refreshed. While
 * the provider does not answer, the last copy is used. After a failure the next call waits for a
 * few seconds, so that sign-ins fail fast instead of waiting for a timeout.
 */
final class ProviderMetadata {
  private static final Logger LOGGER = System.getLogger(ProviderMetadata.class.getName());

  private static final Pattern SLASHES_BEHIND = Pattern.compile("/+$");

  private static final Duration MAX_AGE = Duration.ofHours(1);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);
  private static final Duration MAX_WAIT = Duration.ofSeconds(1);

  private static final Duration KEYS_MAX_AGE = Duration.ofMinutes(15);
  private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration KEYS_OUTAGE_TOLERANCE = Duration.ofHours(4);

  /** At most two key requests in this time, whatever key ids tokens contain. */
  private static final Duration KEYS_INTERVAL = Duration.ofSeconds(30);

  /**
   * One loaded copy.
   *
   * @param metadata as the provider published it
   * @param keys its public keys, refreshed when a token names an unknown key id
   * @param expires when to refresh
   */
  record Snapshot(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant expires) {

    /** The provider's asymmetric signature algorithms: a shared secret must not be able to sign. */
    Set<JWSAlgorithm> algorithms() {
      Stream<JWSAlgorithm> offered =
          Optional.ofNullable(metadata.getIDTokenJWSAlgs()).stream().flatMap(algs -> algs.stream());
      Set<JWSAlgorithm> usable =
          offered
              .filter(
                  algorithm ->
                      JWSAlgorithm.Family.RSA.contains(algorithm)
                          || JWSAlgorithm.Family.EC.contains(algorithm))
              .collect(Collectors.toSet());
      return usable.isEmpty() ? Set.of(JWSAlgorithm.RS256) : usable;
    }
  }

  private final IdentityProvider provider;
  private final ProviderCalls calls;
  private final Clock clock;
  private final ReentrantLock refreshing = new ReentrantLock();

  private volatile Snapshot latest;
  private volatile Instant nextRetry = Instant.MIN;

  ProviderMetadata(IdentityProvider provider, ProviderCalls calls, Clock clock) {
    this.provider = provider;
    this.calls = calls;
    this.clock = clock;
  }

  /** The current copy, loaded or refreshed if necessary. */
  Snapshot get() throws ProviderUnavailable {
    Snapshot current = latest;
    if (current != null && clock.instant().isBefore(current.expires())) {
      return current;
    }
    if (!mayRefresh(current)) {
      return orUnavailable(current);
    }
    try {
      boolean refreshedMeanwhile = latest != current || clock.instant().isBefore(nextRetry);
      return orUnavailable(refreshedMeanwhile ? latest : refresh());
    } finally {
      refreshing.unlock();
    }
  }

  /** One thread refreshes; the others use the current copy, or wait briefly if there is none. */
  private boolean mayRefresh(Snapshot current) {
    try {
      return current != null
          ? refreshing.tryLock()
          : refreshing.tryLock(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Snapshot refresh() {
    try {
      latest = fetch();
    } catch (IOException | ParseException e) {
      nextRetry = clock.instant().plus(RETRY_INTERVAL);
      LOGGER.log(
          Level.WARNING,
          "the identity provider of portal.oidc.issuer does not say how to sign in: {0}",
          LogText.of(e));
    }
    return latest;
  }

  private Snapshot fetch() throws IOException, ParseException {
    String issuer = provider.issuer().toString();
    URI address =
        URI.create(
            SLASHES_BEHIND.matcher(issuer).replaceFirst("") + "/.well-known/openid-configuration");
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.parse(calls.retrieveResource(address.toURL()).getContent());
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw new ParseException("it names itself otherwise than portal.oidc.issuer does");
    }
    for (URI needed :
        new URI[] {
          metadata.getAuthorizationEndpointURI(),
          metadata.getTokenEndpointURI(),
          metadata.getJWKSetURI()
        }) {
      if (needed == null || needed.getHost() == null || !WebAddress.staysPrivate(needed)) {
        throw new ParseException("it names an endpoint that is missing or not https");
      }
    }
    return new Snapshot(metadata, keys(metadata), clock.instant().plus(MAX_AGE));
  }

  private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws IOException {
    Snapshot before = latest;
    if (before != null && before.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())) {
      return before.keys();
    }
    return JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), calls)
        .cache(KEYS_MAX_AGE.toMillis(), KEYS_TIMEOUT.toMillis())
        .refreshAheadCache(false)
        .rateLimited(KEYS_INTERVAL.toMillis())
        .outageTolerant(KEYS_OUTAGE_TOLERANCE.toMillis())
        .build();
  }

  private static Snapshot orUnavailable(Snapshot latest) throws ProviderUnavailable {
    if (latest == null) {
      throw new ProviderUnavailable("it did not say how to sign in");
    }
    return latest;
  }
}
