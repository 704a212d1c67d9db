package org.runportal.access;

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
 * What the identity provider says about itself, and its keys: asked for when first needed, kept,
 * and asked for anew now and then. While it does not answer, what it said before still holds; and
 * it is left alone for a moment, so that nobody waits for what just failed.
 */
final class ProviderMetadata {
  private static final Logger LOGGER = System.getLogger(ProviderMetadata.class.getName());

  private static final Duration GOOD_FOR = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration KEYS_GOOD_FOR = Duration.ofMinutes(15);
  private static final Duration KEYS_WAIT = Duration.ofSeconds(10);
  private static final Duration KEYS_WITHOUT_PROVIDER = Duration.ofHours(4);

  /** At most two questions for keys in this time, whatever key ids come. */
  private static final Duration KEYS_INTERVAL = Duration.ofSeconds(30);

  /**
   * What is known.
   *
   * @param metadata as the provider wrote it
   * @param keys its public keys, asked for anew when it signs with one not seen before
   * @param until when to ask again
   */
  record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {

    /** The ways to sign that only the provider can: none that the portal's secret would do for. */
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
  private final ReentrantLock asking = new ReentrantLock();

  private volatile Known known;
  private volatile Instant notBefore = Instant.MIN;

  ProviderMetadata(IdentityProvider provider, ProviderCalls calls, Clock clock) {
    this.provider = provider;
    this.calls = calls;
    this.clock = clock;
  }

  /** What is known, asked for if need be. */
  Known get() throws ProviderUnavailable {
    Known now = known;
    if (now != null && clock.instant().isBefore(now.until())) {
      return now;
    }
    if (!mayAsk(now)) {
      return orUnavailable(now);
    }
    try {
      boolean askedMeanwhile = known != now || clock.instant().isBefore(notBefore);
      return orUnavailable(askedMeanwhile ? known : ask());
    } finally {
      asking.unlock();
    }
  }

  /** One asks; who has something to go on with meanwhile does not wait. */
  private boolean mayAsk(Known now) {
    try {
      return now != null
          ? asking.tryLock()
          : asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Known ask() {
    try {
      known = read();
    } catch (IOException | ParseException e) {
      notBefore = clock.instant().plus(PAUSE);
      LOGGER.log(
          Level.WARNING,
          "the identity provider of portal.oidc.issuer does not say how to sign in: {0}",
          LogText.of(e));
    }
    return known;
  }

  private Known read() throws IOException, ParseException {
    String issuer = provider.issuer().toString();
    URI address = URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
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
    return new Known(metadata, keys(metadata), clock.instant().plus(GOOD_FOR));
  }

  private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws IOException {
    Known before = known;
    if (before != null && before.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())) {
      return before.keys();
    }
    return JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), calls)
        .cache(KEYS_GOOD_FOR.toMillis(), KEYS_WAIT.toMillis())
        .refreshAheadCache(false)
        .rateLimited(KEYS_INTERVAL.toMillis())
        .outageTolerant(KEYS_WITHOUT_PROVIDER.toMillis())
        .build();
  }

  private static Known orUnavailable(Known known) throws ProviderUnavailable {
    if (known == null) {
      throw new ProviderUnavailable("it did not say how to sign in");
    }
    return known;
  }
}
