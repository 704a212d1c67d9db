package org.runportal.operations;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.runportal.tenant.PublicAddress;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/**
 * Logs the last line of a successful start: the version, the address and the tenants that are on.
 * It waits until the ports are open, which the server does after the deployment.
 */
@ApplicationScoped
public class ReadyLine {
  private static final Logger LOGGER = System.getLogger(ReadyLine.class.getName());

  /** The system property with Payara's HTTP port. */
  private static final String PORT = "payara.instance.http.port";

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
  private static final int TRIES = 1500;

  /** The server opens, closes and reopens a port during its start. */
  private static final int TRIES_IN_A_ROW = 10;

  private final Tenants tenants;
  private final PublicAddress address;
  private final Config config;
  private Thread watcher = new Thread(() -> {}, "portal-ready");

  @Inject
  ReadyLine(Tenants tenants, PublicAddress address, Config config) {
    this.tenants = tenants;
    this.address = address;
    this.config = config;
  }

  void watch(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
    String version = version(application);
    String path = application.getContextPath() + "/";
    watcher = new Thread(() -> write(version, path), "portal-ready");
    watcher.setDaemon(true);
    watcher.start();
  }

  @PreDestroy
  void leave() {
    watcher.interrupt();
  }

  private void write(String version, String path) {
    try {
      int open = 0;
      int port = 0;
      for (int i = 0; i < TRIES && open < TRIES_IN_A_ROW; i++) {
        Thread.sleep(BETWEEN_TRIES.toMillis());
        port = config.getOptionalValue(PORT, Integer.class).orElse(0);
        open = isOpen(port) ? open + 1 : 0;
      }
      if (open == TRIES_IN_A_ROW) {
        List<TenantId> on = tenants.all().stream().map(Tenant::id).toList();
        List<TenantId> off = tenants.listed().stream().filter(id -> !on.contains(id)).toList();
        LOGGER.log(
            Level.INFO,
            "Run Portal {0} is ready at {1}; tenants on: {2}; off: {3}",
            version,
            address.configured().orElse("http://localhost:" + port + path),
            joined(on),
            joined(off));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          (int) BETWEEN_TRIES.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String version(ServletContext application) {
    try (InputStream file = application.getResourceAsStream("/META-INF/MANIFEST.MF")) {
      // a directory that is deployed as it is has none
      return file == null
          ? ""
          : Optional.ofNullable(new Manifest(file).getMainAttributes().getValue("Version"))
              .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String joined(List<TenantId> ids) {
    return ids.isEmpty()
        ? "none"
        : ids.stream().map(TenantId::toString).collect(Collectors.joining(", "));
  }
}
