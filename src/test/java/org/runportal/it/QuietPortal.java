package org.runportal.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A second portal with the settings of the one that {@link SharedPortal} is about, for classes that
 * only look at pages of the demo: they run beside all others and beside each other. Started once.
 */
final class QuietPortal implements BeforeAllCallback {
  private SecondPortal portal;

  private static SecondPortal start() {
    int port = SecondPortal.freePort();
    SecondPortal portal =
        new SecondPortal(
            SecondPortal.newHome("quiet"), port, settings(port), SecondPortal.Options.NONE);
    portal.ready();
    return portal;
  }

  /** Those of the shared portal, but with the sandbox of this one. */
  private static Properties settings(int port) {
    try (InputStream file = QuietPortal.class.getResourceAsStream("/portal.properties")) {
      Properties settings = new Properties();
      settings.load(
          new StringReader(
              new String(file.readAllBytes(), StandardCharsets.UTF_8)
                  .replace(Portal.root(), "http://127.0.0.1:" + port)));
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    portal =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(QuietPortal.class, key -> start(), SecondPortal.class);
  }

  /** Where it listens, without a slash at the end. */
  String root() {
    return "http://127.0.0.1:" + portal.port();
  }

  /** A page as text. */
  HttpResponse<String> get(String path) {
    return portal.get(path);
  }
}
