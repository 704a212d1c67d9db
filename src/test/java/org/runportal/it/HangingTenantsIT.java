package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.tallyfy.TallyfyStub;

/** The vendors of ten tenants take calls and never answer, while many visitors want their runs. */
class HangingTenantsIT {
  private static final int TENANTS = 10;

  /** For each tenant; for all of them together more than the server has threads. */
  private static final int VISITORS = 40;

  private static final int PROBES = 21;

  /** What balancers and monitors wait for an answer. */
  private static final Duration MAX_PROBE_TIME = Duration.ofSeconds(1);

  @RegisterExtension private final TallyfyStub vendor = new TallyfyStub();

  @Test
  void healthAndTheOtherTenantsAnswer() throws IOException {
    vendor.answers("organizations/well/runs/one", TallyfyStub.sample("docs-get-process.json"));
    try (SilentVendor silent = new SilentVendor();
        SecondPortal portal =
            new SecondPortal(
                SecondPortal.newHome("hanging"), settings(silent), SecondPortal.Options.NONE)) {
      portal.ready();
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      List<CompletableFuture<Integer>> visitors = new ArrayList<>();
      for (int tenant = 0; tenant < TENANTS; tenant++) {
        for (int run = 0; run < VISITORS; run++) {
          visitors.add(
              client
                  .sendAsync(
                      portal.to("/hung" + tenant + "/runs/run" + run).GET().build(),
                      HttpResponse.BodyHandlers.discarding())
                  .thenApply(HttpResponse::statusCode));
        }
      }
      await().until(() -> silent.calls() >= TENANTS);

      for (String probe : List.of("/health/live", "/health/ready")) {
        List<Duration> times =
            IntStream.range(0, PROBES).mapToObj(i -> time(portal, probe)).sorted().toList();
        assertThat(times.get(PROBES / 2)).as("median of " + probe).isLessThan(MAX_PROBE_TIME);
      }
      for (int i = 0; i < PROBES; i++) {
        assertThat(portal.get("/well/runs/one").statusCode()).isEqualTo(200);
      }

      assertThat(visitors)
          .as("visitors whose vendor still hangs")
          .anyMatch(visitor -> !visitor.isDone());
      silent.hangUp();
      assertThat(visitors.stream().map(CompletableFuture::join).distinct())
          .as("each is answered in the end, and with a reason")
          .isSubsetOf(502, 503, 504);
    }
  }

  private static Duration time(SecondPortal portal, String path) {
    long start = System.nanoTime();
    assertThat(portal.get(path).statusCode()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Properties settings(SilentVendor silent) {
    Properties settings = new Properties();
    List<String> tenants = new ArrayList<>(List.of("well"));
    IntStream.range(0, TENANTS).forEach(i -> tenants.add("hung" + i));
    settings.setProperty("portal.tenants", String.join(",", tenants));
    for (String tenant : tenants) {
      String prefix = "portal.tenant." + tenant + ".";
      settings.setProperty(prefix + "name", tenant);
      settings.setProperty(prefix + "organization", tenant);
      settings.setProperty(prefix + "token", "t");
      settings.setProperty(prefix + "access", "public");
      settings.setProperty(prefix + "read-timeout", "PT30S");
      settings.setProperty(
          prefix + "api-url", tenant.equals("well") ? vendor.url().toString() : silent.url());
    }
    return settings;
  }

  /** Takes connections and says nothing. */
  private static final class SilentVendor implements AutoCloseable {
    private final ServerSocket server =
        new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    private final List<Socket> calls = new CopyOnWriteArrayList<>();

    SilentVendor() throws IOException {
      Thread taking = new Thread(this::take, "silent vendor");
      taking.setDaemon(true);
      taking.start();
    }

    private void take() {
      try {
        while (true) {
          calls.add(server.accept());
        }
      } catch (SocketException e) {
        // closed: the test is over
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String url() {
      return "http://127.0.0.1:" + server.getLocalPort() + "/api";
    }

    int calls() {
      return calls.size();
    }

    @Override
    public void close() throws IOException {
      hangUp();
    }

    void hangUp() throws IOException {
      server.close();
      for (Socket call : calls) {
        call.close();
      }
    }
  }
}
