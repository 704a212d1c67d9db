package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.tenant.IdentityProvider;
import org.runportal.transport.RawServer;
import org.runportal.transport.Transport;

/** Requests to an identity provider, and which of its responses are accepted. */
class OpenIdProviderTest {
  private static final URI CALLBACK = URI.create("https://portal.example/-/signed-in");

  private static final LoginAttempt ATTEMPT =
      new LoginAttempt(
          new State("state"), new Nonce("nonce"), new CodeVerifier(), ReturnAddress.START);

  @RegisterExtension final ProviderStub stub = new ProviderStub();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Transport transport = new Transport(threads);

  @AfterEach
  void close() {
    transport.close();
    threads.shutdownNow();
  }

  @Test
  void redirectsWithStateNonceAndPkce() throws Exception {
    URI address = provider().signInAddress(() -> ATTEMPT, CALLBACK, Locale.GERMANY);
    AuthenticationRequest request = AuthenticationRequest.parse(address);

    assertThat(address.toString()).startsWith(stub.issuer() + "/authorize?");
    assertThat(request.getResponseType()).hasToString("code");
    assertThat(request.getClientID()).hasToString(ProviderStub.CLIENT);
    assertThat(request.getRedirectionURI()).isEqualTo(CALLBACK);
    assertThat(request.getScope().toStringList()).containsExactlyInAnyOrder("openid", "profile");
    assertThat(request.getState()).isEqualTo(ATTEMPT.state());
    assertThat(request.getNonce()).isEqualTo(ATTEMPT.nonce());
    assertThat(request.getUILocales()).singleElement().hasToString("de");
    assertThat(request.getCodeChallengeMethod()).isEqualTo(CodeChallengeMethod.S256);
    assertThat(request.getCodeChallenge())
        .isEqualTo(CodeChallenge.compute(CodeChallengeMethod.S256, ATTEMPT.verifier()));
    assertThat(address.toString()).doesNotContain(ATTEMPT.verifier().getValue());
  }

  @Test
  void acceptsAValidTokenAndAuthenticatesItself() throws Exception {
    stub.gives(claims(all -> all.claim("groups", List.of("acme-people"))));

    assertThat(provider().claims("code", Optional.empty(), ATTEMPT, CALLBACK))
        .containsEntry("sub", "subject")
        .containsEntry("groups", List.of("acme-people"));
    assertThat(stub.asked("/token"))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.form())
                  .containsEntry("grant_type", "authorization_code")
                  .containsEntry("code", "code")
                  .containsEntry("redirect_uri", CALLBACK.toString())
                  .containsEntry("code_verifier", ATTEMPT.verifier().getValue())
                  .doesNotContainKey("client_secret");
              assertThat(asked.authorization()).isEqualTo("Basic " + credentials());
            });
  }

  @Test
  void authenticatesInTheFormIfTheProviderWantsIt() throws Exception {
    stub.says("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    stub.gives(claims(all -> all));

    provider().claims("code", Optional.empty(), ATTEMPT, CALLBACK);

    assertThat(stub.asked("/token").get(0).form())
        .containsEntry("client_secret", ProviderStub.SECRET);
  }

  /** Uses the system clock, as the validator does; the offsets are far enough from the limit. */
  @ParameterizedTest
  @ValueSource(longs = {-45, 0, 45})
  void toleratesAMinuteOfClockSkew(long seconds) throws Exception {
    Instant theirNow = systemTime().plusSeconds(seconds);
    stub.gives(
        claims(
            all ->
                all.issueTime(Date.from(theirNow))
                    .expirationTime(Date.from(theirNow.plusSeconds(1)))));

    assertThat(provider().claims("code", Optional.empty(), ATTEMPT, CALLBACK)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-120, 120})
  void toleratesNoMoreThanAMinuteOfClockSkew(long seconds) throws Exception {
    Instant theirNow = systemTime().plusSeconds(seconds);
    stub.gives(
        claims(
            all ->
                all.issueTime(Date.from(theirNow))
                    .expirationTime(Date.from(theirNow.plusSeconds(1)))));

    refuses();
  }

  @Test
  void rejectsATokenForAnotherClient() throws Exception {
    stub.gives(claims(all -> all.audience("another-client")));
    refuses();
    stub.gives(claims(all -> all.audience(List.of("portal", "b")).claim("azp", "b")));
    refuses();
  }

  @Test
  void rejectsATokenOfAnotherIssuer() throws Exception {
    stub.gives(claims(all -> all.issuer("https://evil.example")));

    refuses();
  }

  @Test
  void rejectsATokenOfAnotherAttempt() throws Exception {
    stub.gives(claims(all -> all.claim("nonce", "another")));
    refuses();
    stub.gives(claims(all -> all.claim("nonce", null)));
    refuses();
  }

  @Test
  void rejectsATokenWithoutASubject() throws Exception {
    stub.gives(claims(all -> all.subject(null)));

    refuses();
  }

  @Test
  void rejectsAnUnsignedToken() throws Exception {
    stub.gives(new PlainJWT(claims(all -> all)).serialize());

    refuses();
  }

  @Test
  void rejectsATokenSignedWithASharedSecret() throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(all -> all));
    token.sign(new MACSigner((ProviderStub.SECRET + "0".repeat(32)).getBytes()));
    stub.gives(token.serialize());
    refuses();

    // the public key used as a shared secret
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims(all -> all));
    confused.sign(new MACSigner(stub.key().toRSAPublicKey().getEncoded()));
    stub.gives(confused.serialize());
    refuses();
  }

  @Test
  void rejectsATokenOfAForgedKey() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), claims(all -> all));
    token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
    stub.gives(token.serialize());

    refuses();
  }

  @Test
  void rejectsATokenThatWasChanged() throws Exception {
    String[] parts = stub.signed(claims(all -> all)).serialize().split("\\.");
    String changed =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims(all -> all.subject("another")).toString().getBytes());
    stub.gives(parts[0] + "." + changed + "." + parts[2]);

    refuses();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"invalid_grant\"}",
        "{\"error\":\"invalid_grant\\r\\nforged: line\",\"error_description\":\"x\"}",
        "{}",
        "[]",
        "not json",
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"rubbish\"}"
      })
  void rejectsAMalformedTokenResponse(String body) {
    stub.answers(body.contains("error") ? 400 : 200, body);

    refuses();
  }

  @Test
  void rejectsACallbackOfAnotherIssuer() throws Exception {
    stub.says("authorization_response_iss_parameter_supported", true);
    stub.gives(claims(all -> all));
    OpenIdProvider provider = provider();

    for (Optional<String> issuer :
        List.<Optional<String>>of(Optional.empty(), Optional.of("https://evil.example"))) {
      assertThatExceptionOfType(SignInFailed.class)
          .isThrownBy(() -> provider.claims("code", issuer, ATTEMPT, CALLBACK));
    }
    assertThat(stub.asked("/token")).isEmpty();
    assertThat(provider.claims("code", Optional.of(stub.issuer()), ATTEMPT, CALLBACK)).isNotEmpty();
  }

  @Test
  void refreshesKeysWhenTheProviderRotatesThem() throws Exception {
    OpenIdProvider provider = provider();
    stub.gives(claims(all -> all));
    provider.claims("code", Optional.empty(), ATTEMPT, CALLBACK);

    stub.turnsToKey("second", true);
    stub.gives(claims(all -> all));

    assertThat(provider.claims("code", Optional.empty(), ATTEMPT, CALLBACK)).isNotEmpty();
    assertThat(stub.asked("/keys")).hasSize(2);
  }

  @Test
  void limitsKeyRequestsForUnknownKeyIds() throws Exception {
    OpenIdProvider provider = provider();
    for (int i = 0; i < 20; i++) {
      stub.turnsToKey("invented-" + i, false);
      stub.gives(claims(all -> all));
      assertThatExceptionOfType(SignInFailed.class)
          .isThrownBy(() -> provider.claims("code", Optional.empty(), ATTEMPT, CALLBACK));
    }

    assertThat(stub.asked("/keys")).hasSizeLessThanOrEqualTo(2);
    assertThat(stub.asked("openid-configuration")).hasSize(1);
  }

  @Test
  void reportsAnUnavailableProvider() {
    stub.stops();
    OpenIdProvider provider = provider();

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider.signInAddress(() -> ATTEMPT, CALLBACK, Locale.GERMANY));
    assertThat(provider.signOutAddress(CALLBACK)).isEmpty();
  }

  @Test
  void usesCachedMetadataAndKeysDuringAnOutage() throws Exception {
    OpenIdProvider provider = provider();
    provider.signInAddress(() -> ATTEMPT, CALLBACK, Locale.GERMANY);
    stub.stops();

    assertThat(provider.signInAddress(() -> ATTEMPT, CALLBACK, Locale.GERMANY)).isNotNull();
    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider.claims("code", Optional.empty(), ATTEMPT, CALLBACK));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void reportsServerErrorsAsUnavailable(int status) {
    stub.answers(status, "{\"error\":\"invalid_grant\"}");

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider().claims("code", Optional.empty(), ATTEMPT, CALLBACK));
  }

  @Test
  void namesTheSettingWhenTheProviderRejectsTheClient() {
    stub.answers(401, "{\"error\":\"invalid_client\"}");

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider().claims("code", Optional.empty(), ATTEMPT, CALLBACK))
        .withMessageContaining("portal.oidc.client-secret")
        .matches(failure -> !failure.getMessage().contains(ProviderStub.SECRET));
  }

  /** Whoever comes meanwhile, or before it is time to try again, asks the provider nothing. */
  @Test
  void asksForMetadataOnceHoweverManySignInAtOnce() {
    stub.hangs();
    OpenIdProvider provider =
        new OpenIdProvider(
            stub.configured(),
            new ProviderCalls(transport, Duration.ofSeconds(2)),
            Clock.fixed(systemTime(), ZoneOffset.UTC));
    ExecutorService people = Executors.newFixedThreadPool(20);
    try {
      List<CompletableFuture<Void>> visitors =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () ->
                              assertThatExceptionOfType(ProviderUnavailable.class)
                                  .isThrownBy(
                                      () ->
                                          provider.signInAddress(
                                              () -> ATTEMPT, CALLBACK, Locale.GERMANY)),
                          people))
              .toList();
      visitors.forEach(CompletableFuture::join);
    } finally {
      people.shutdown();
    }

    assertThat(stub.asked("openid-configuration")).hasSize(1);
  }

  /** Single bytes arrive in time, so only the total time limit can end the call. */
  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"})
  void abortsASlowResponseAtTheTotalTimeLimit(String start) throws Exception {
    try (RawServer drips =
        new RawServer(
            (turn, connection, out) -> {
              RawServer.send(out, start);
              RawServer.drip(out);
            })) {
      OpenIdProvider provider =
          provider(stub.configuredAs(drips.url().resolve("/realm")), Duration.ofMillis(500));

      assertThatExceptionOfType(ProviderUnavailable.class)
          .isThrownBy(() -> provider.signInAddress(() -> ATTEMPT, CALLBACK, Locale.GERMANY));
      Awaitility.await().until(() -> drips.open() == 0);
      assertThat(drips.heads()).hasSize(1);
    }
  }

  @Test
  void limitsTheSizeOfAResponse() {
    stub.answers(200, "{\"id_token\":\"" + "a".repeat(300_000) + "\"}");

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider().claims("code", Optional.empty(), ATTEMPT, CALLBACK))
        .withMessageContaining("bytes");
  }

  @Test
  void rejectsMetadataOfAnotherIssuer() {
    stub.says("issuer", "https://evil.example");

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider().signInAddress(() -> ATTEMPT, CALLBACK, Locale.GERMANY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
  void neverUsesAnUnencryptedEndpoint(String endpoint) {
    stub.says(endpoint, "http://idp.example/x");

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider().signInAddress(() -> ATTEMPT, CALLBACK, Locale.GERMANY));
  }

  @Test
  void redirectsToTheProvidersSignOutIfItHasOne() {
    URI back = URI.create("https://portal.example/-/sign-out");

    assertThat(provider().signOutAddress(back).orElseThrow().toString())
        .startsWith(stub.issuer() + "/end?")
        .contains("client_id=" + ProviderStub.CLIENT)
        .contains(
            "post_logout_redirect_uri="
                + URLEncoder.encode(back.toString(), StandardCharsets.UTF_8));
    stub.says("end_session_endpoint", "http://idp.example/end");
    assertThat(provider().signOutAddress(back)).isEmpty();
    stub.says("end_session_endpoint", null);
    assertThat(provider().signOutAddress(back)).isEmpty();
  }

  private OpenIdProvider provider() {
    return provider(stub.configured(), ProviderCalls.TOTAL);
  }

  private OpenIdProvider provider(IdentityProvider configured, Duration patience) {
    return new OpenIdProvider(
        configured, new ProviderCalls(transport, patience), Clock.systemUTC());
  }

  private void refuses() {
    assertThatExceptionOfType(SignInFailed.class)
        .isThrownBy(() -> provider().claims("code", Optional.empty(), ATTEMPT, CALLBACK))
        .matches(failure -> !(failure instanceof ProviderUnavailable), "not an outage")
        .matches(failure -> failure.getMessage().matches("[\\x20-\\x7e’…]{1,250}"), "one line")
        .matches(failure -> !failure.getMessage().contains("eyJ"), "no token");
  }

  private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> wish) {
    return wish.apply(
            new JWTClaimsSet.Builder()
                .issuer(stub.issuer())
                .subject("subject")
                .audience(ProviderStub.CLIENT)
                .claim("nonce", "nonce")
                .issueTime(Date.from(systemTime()))
                .expirationTime(Date.from(systemTime().plusSeconds(300))))
        .build();
  }

  private static Instant systemTime() {
    return Clock.systemUTC().instant();
  }

  private static String credentials() {
    String encoded = URLEncoder.encode(ProviderStub.SECRET, StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString((ProviderStub.CLIENT + ":" + encoded).getBytes());
  }
}
