package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.it.hostile.RawHttp;

/**
 * A server with both of its listeners, the plain one and the one with TLS: they are all that
 * listens, speak HTTP/1.1 alone, and one holds the limits of the other.
 */
@ResourceLock(TroubledPortal.LOCK)
class ListenersIT {
  private static final String HOST = "127.0.0.1";

  @RegisterExtension static final TroubledPortal PORTAL = new TroubledPortal();

  @Test
  void nothingElseListens() {
    assertThat(ListeningSockets.of(PORTAL.portal().pid()))
        .containsExactlyInAnyOrder("tcp " + PORTAL.portal().port(), "tcp " + PORTAL.tlsPort());
  }

  @Test
  void offersNoOtherProtocolOverTls() throws IOException {
    try (SSLSocket socket =
        (SSLSocket) PORTAL.tls().getSocketFactory().createSocket(HOST, PORTAL.tlsPort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();

      assertThat(socket.getApplicationProtocol()).isIn("", "http/1.1");
      assertThat(socket.getSession().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
    }
  }

  @Test
  void speaksTheOldProtocolToThoseWhoPreferTheNewOne() throws Exception {
    assertThat(PORTAL.askOverTls("/open").version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    HttpResponse<String> plain =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(
                PORTAL.portal().to("/open").build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(plain.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(plain.statusCode()).isEqualTo(200);
  }

  /** What a client sends that knows beforehand that the server speaks HTTP/2. */
  @Test
  void doesNotKnowTheGreetingOfTheNewProtocol() throws IOException {
    String greeting = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
    try (Socket socket = new RawHttp(PORTAL.portal().port()).open(greeting)) {
      String beginning =
          new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);

      assertThat(beginning)
          .isIn("", "HTTP/1.1 400", "HTTP/1.1 404", "HTTP/1.1 405", "HTTP/1.1 505");
    }
  }

  /** Six of these were enough to break HTTP/2 for everybody. */
  @Test
  void outlivesLongHeadersOverTls() throws Exception {
    for (int i = 0; i < 12; i++) {
      HttpRequest long6 =
          PORTAL.toTls("/open").header("X-Long", "x".repeat(6_000)).header("X-" + i, "y").build();
      assertThat(PORTAL.client().send(long6, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
    assertThat(PORTAL.askOverTls("/open").statusCode()).isEqualTo(200);
  }

  @Test
  void carriesTheSameHeadersOnBoth() throws Exception {
    SoftAssertions all = new SoftAssertions();
    for (String path : List.of("/", "/open", "/nobody", "/-/assets/portal.css")) {
      SafeAnswer.check(all, "plain " + path, PORTAL.portal().get(path).headers());
      HttpResponse<String> answer = PORTAL.askOverTls(path);
      SafeAnswer.check(all, "TLS " + path, answer.headers());
      all.assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
    all.assertAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 414, 431})
  void holdsTheSameLimitsOnBoth(int status) throws Exception {
    String head =
        switch (status) {
          case 414 -> "GET /open?find=" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n";
          case 413 -> "POST /open HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n";
          case 431 -> "GET /open HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(40_000) + "\r\n";
          default -> "GET /open HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(100_000) + "\r\n";
        };
    String request = head + "Connection: close\r\n\r\n";

    assertThat(new RawHttp(PORTAL.portal().port()).answer(request).status())
        .as("plain")
        .isEqualTo(status);
    try (SSLSocket socket =
        (SSLSocket) PORTAL.tls().getSocketFactory().createSocket(HOST, PORTAL.tlsPort())) {
      socket.setSoTimeout(40_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(RawHttp.head(socket).status()).as("TLS").isEqualTo(status);
    }
  }

  @Test
  void compressesOverTlsToo() throws Exception {
    HttpResponse<byte[]> page =
        PORTAL
            .client()
            .send(
                PORTAL.toTls("/open").header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());

    assertThat(page.headers().allValues("Content-Encoding")).containsExactly("gzip");
    try (var plain = new GZIPInputStream(new java.io.ByteArrayInputStream(page.body()))) {
      assertThat(plain.readAllBytes()).hasSizeGreaterThan(page.body().length);
    }
  }

  /** Every setting of one listener is also set for the other. */
  @Test
  void haveTheSameSettings() throws IOException {
    List<String> commands = Files.readAllLines(Path.of("payara-config/pre-boot.asadmin"));

    assertThat(commands.stream().filter(line -> line.contains(".https-listener.")))
        .isNotEmpty()
        .containsExactlyElementsOf(
            commands.stream()
                .filter(line -> line.contains(".http-listener."))
                .map(line -> line.replace(".http-listener.", ".https-listener."))
                .toList());
  }

  /** The same holds on Payara Server, where the listeners have other names. */
  @Test
  void haveTheSameSettingsOnPayaraServer() throws IOException {
    assertThat(aboutHttp("payara-config/server.asadmin"))
        .isNotEmpty()
        .isEqualTo(aboutHttp("payara-config/pre-boot.asadmin"));
  }

  private static List<String> aboutHttp(String file) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.contains(".protocols.protocol.") || line.contains(".transports."))
        .map(line -> line.replace(".http-listener-1.", ".http-listener."))
        .map(line -> line.replace(".http-listener-2.", ".https-listener."))
        .toList();
  }
}
