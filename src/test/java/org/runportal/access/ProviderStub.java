package org.runportal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.runportal.tenant.ClientSecret;
import org.runportal.tenant.IdentityProvider;
import org.runportal.tenant.SessionKeys;

/** A stub of an identity provider on its own port. */
public final class ProviderStub implements BeforeEachCallback, AfterEachCallback {
  /** What the portal is called there. */
  public static final String CLIENT = "portal";

  /** What the portal proves itself with. */
  public static final String SECRET = "a secret, with: signs & all";

  /**
   * A request that came.
   *
   * @param path of its address
   * @param form what was posted
   * @param authorization the header of that name; empty for none
   */
  record Asked(String path, Map<String, String> form, String authorization) {}

  /** Shared by all tests: generating keys is slow. */
  private static final RSAKey FIRST_KEY = newKey("first");

  private static final RSAKey OTHER_KEY = newKey("other");

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Object> metadata = new HashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);

  private HttpServer server;
  private ExecutorService threads;
  private RSAKey key;
  private RSAKey published;
  private Consumer<HttpExchange> tokenAnswer;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    key = FIRST_KEY;
    published = key;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    metadata.putAll(
        Map.of(
            "issuer",
            issuer(),
            "authorization_endpoint",
            issuer() + "/authorize",
            "token_endpoint",
            issuer() + "/token",
            "jwks_uri",
            issuer() + "/keys",
            "end_session_endpoint",
            issuer() + "/end",
            "subject_types_supported",
            List.of("public"),
            "response_types_supported",
            List.of("code"),
            "id_token_signing_alg_values_supported",
            List.of("RS256", "HS256", "none")));
    on(
        "/realm/.well-known/openid-configuration",
        exchange -> json(exchange, 200, JSONObjectUtils.toJSONString(metadata)));
    on("/realm/keys", exchange -> json(exchange, 200, new JWKSet(published).toString()));
    on("/realm/token", exchange -> tokenAnswer.accept(exchange));
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** How it names itself. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  /** The provider as the portal's configuration describes it. */
  IdentityProvider configured() {
    return configuredAs(URI.create(issuer()));
  }

  /** The same under another address. */
  IdentityProvider configuredAs(URI issuer) {
    return new IdentityProvider(
        issuer,
        CLIENT,
        new ClientSecret(SECRET),
        Set.of("openid", "profile"),
        "groups",
        "email",
        new SessionKeys(List.of("a-session-key-of-a-test-of-32-characters"), false),
        Duration.ofHours(8));
  }

  /** Changes an entry of the metadata; {@code null} removes it. */
  void says(String what, Object value) {
    if (value == null) {
      metadata.remove(what);
    } else {
      metadata.put(what, value);
    }
  }

  /** Signs with another key from now on, known by this id, and publishes it or not. */
  void turnsToKey(String id, boolean publishes) {
    key = new RSAKey.Builder(OTHER_KEY).keyID(id).build();
    if (publishes) {
      published = key;
    }
  }

  /** Answers token requests with an ID token of these claims, signed with its own key. */
  public void gives(JWTClaimsSet claims) throws JOSEException {
    gives(signed(claims).serialize());
  }

  /** Answers token requests with this text as the ID token. */
  void gives(String idToken) {
    answers(
        200,
        JSONObjectUtils.toJSONString(
            Map.of("access_token", "access", "token_type", "Bearer", "id_token", idToken)));
  }

  /** Answers token requests with this status and body. */
  void answers(int status, String body) {
    tokenAnswer = exchange -> json(exchange, status, body);
  }

  /** From now on answers no request and keeps connections open. */
  void hangs() {
    server.removeContext("/realm/token");
    on("/realm/token", this::keepWaiting);
    server.removeContext("/realm/.well-known/openid-configuration");
    on("/realm/.well-known/openid-configuration", this::keepWaiting);
  }

  /** Closes its port. */
  void stops() {
    server.stop(0);
  }

  SignedJWT signed(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token;
  }

  RSAKey key() {
    return key;
  }

  List<Asked> asked(String end) {
    return asked.stream().filter(request -> request.path().endsWith(end)).toList();
  }

  private void on(String path, Consumer<HttpExchange> answer) {
    server.createContext(
        path,
        exchange -> {
          asked.add(
              new Asked(
                  exchange.getRequestURI().getPath(),
                  form(
                      new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
          answer.accept(exchange);
        });
  }

  private void keepWaiting(HttpExchange exchange) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void json(HttpExchange exchange, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
