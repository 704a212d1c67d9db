package org.runportal.it;

import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A portal with TLS whose identity provider is down and whose tenants' vendors do not answer: of
 * {@code open} and {@code acme} nobody listens, of {@code hung0} and the others somebody who says
 * nothing, of {@code well} and {@code cold} a stub. Started once for all tests that need it.
 */
public final class TroubledPortal implements BeforeAllCallback {
  /** One test class at a time may be there. */
  public static final String LOCK = "troubled portal";

  /** What the portal never shows. */
  public static final String CLIENT_SECRET = "secret-of-the-client";

  /** How many tenants hang. */
  static final int HUNG = 10;

  private static final String HOST = "127.0.0.1";
  private static final char[] PASSWORD = "changeit".toCharArray();

  private Running running;

  private static final class Running implements AutoCloseable {
    private final int tlsPort = SecondPortal.freePort();
    private final int providerPort = SecondPortal.freePort();
    private final int vendorPort = SecondPortal.freePort();
    private final SilentVendor silent = new SilentVendor();
    private final SSLContext tls = SSLContext.getInstance("TLS");
    private final SecondPortal portal;

    Running() throws IOException, GeneralSecurityException {
      Path home = SecondPortal.newHome("troubled");
      Path keys = home.resolve("keys.p12");
      createKeys(keys);
      portal =
          new SecondPortal(
              home,
              settings(),
              new SecondPortal.Options(
                  List.of(
                      "-Djavax.net.ssl.keyStore=" + keys,
                      "-Djavax.net.ssl.keyStorePassword=" + new String(PASSWORD)),
                  List.of(),
                  Map.of("TLS_PORT", String.valueOf(tlsPort))));
      portal.ready();
    }

    private void createKeys(Path file) throws IOException, GeneralSecurityException {
      HeldCertificate certificate =
          new HeldCertificate.Builder().rsa2048().addSubjectAlternativeName(HOST).build();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setKeyEntry(
          "s1as",
          certificate.keyPair().getPrivate(),
          PASSWORD,
          new Certificate[] {certificate.certificate()});
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD);
      }
      store.setCertificateEntry("trusted", certificate.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      tls.init(null, trust.getTrustManagers(), null);
    }

    private Properties settings() {
      Properties settings = new Properties();
      settings.setProperty("portal.oidc.issuer", "http://" + HOST + ":" + providerPort + "/realm");
      settings.setProperty("portal.oidc.client-id", "portal");
      settings.setProperty("portal.oidc.client-secret", CLIENT_SECRET);
      settings.setProperty("portal.session.keys", "a-session-key-of-32-characters-or-more");
      List<String> tenants = new ArrayList<>(List.of("open", "acme", "well", "cold"));
      IntStream.range(0, HUNG).forEach(i -> tenants.add("hung" + i));
      settings.setProperty("portal.tenants", String.join(",", tenants));
      for (String tenant : tenants) {
        String prefix = "portal.tenant." + tenant + ".";
        settings.setProperty(prefix + "name", tenant);
        settings.setProperty(prefix + "organization", tenant);
        settings.setProperty(prefix + "token", "t");
        settings.setProperty(
            prefix + "api-url",
            switch (tenant) {
              case "open", "acme" -> "http://" + HOST + ":9/api";
              case "well", "cold" -> "http://" + HOST + ":" + vendorPort + "/api";
              default -> silent.url();
            });
        if (!tenant.equals("acme")) {
          settings.setProperty(prefix + "access", "public");
        }
        if (!tenant.equals("open") && !tenant.equals("acme")) {
          // nobody waits for it: the test hangs up
          settings.setProperty(prefix + "read-timeout", "PT10M");
          settings.setProperty(prefix + "fresh-for", "PT1H");
        }
      }
      return settings;
    }

    @Override
    public void close() throws IOException {
      portal.close();
      silent.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(
                Running.class,
                key -> {
                  try {
                    return new Running();
                  } catch (IOException | GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                  }
                },
                Running.class);
    await().ignoreExceptions().until(() -> askOverTls("/").statusCode() == 200);
  }

  /** The portal on its plain listener. */
  public SecondPortal portal() {
    return running.portal;
  }

  /** Where its other listener is. */
  int tlsPort() {
    return running.tlsPort;
  }

  /** Trusts the certificate of {@link #tlsPort}. */
  SSLContext tls() {
    return running.tls;
  }

  /** Where nobody listens who should be the identity provider. */
  public int providerPort() {
    return running.providerPort;
  }

  /** Where the stub for {@code well} and {@code cold} has to listen. */
  int vendorPort() {
    return running.vendorPort;
  }

  /** The vendor of {@code hung0} and the others. */
  SilentVendor silent() {
    return running.silent;
  }

  /** A client that would rather speak HTTP/2. */
  HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).sslContext(tls()).build();
  }

  HttpRequest.Builder toTls(String path) {
    return HttpRequest.newBuilder(URI.create("https://" + HOST + ":" + tlsPort() + path))
        .timeout(Duration.ofSeconds(40));
  }

  HttpResponse<String> askOverTls(String path) throws IOException, InterruptedException {
    return client()
        .send(toTls(path).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
