package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Our own stylesheets and scripts. Their URLs contain a hash of the content, so browsers may cache
 * them forever and still load a new version at once. An integrity attribute protects them against
 * changes in transit.
 */
@Named
@ApplicationScoped
public class Assets {
  private static final String STYLESHEET = "/-/assets/portal.css";
  private static final String CHART_STYLESHEET = "/-/assets/chart.css";
  private static final String CHART_SCRIPT = "/-/assets/chart.js";

  /**
   * A static file.
   *
   * @param address its path from the root of the host
   * @param integrity the value of its {@code integrity} attribute
   */
  public record Asset(String address, String integrity) {}

  private ServletContext application;
  private boolean development;
  private Asset stylesheet;
  private Asset chartStylesheet;
  private Asset chartScript;

  @Inject
  Assets(ServletContext application) {
    this.application = application;
    this.development =
        "Development".equals(application.getInitParameter("jakarta.faces.PROJECT_STAGE"));
    stylesheet = asset(application, STYLESHEET);
    chartStylesheet = asset(application, CHART_STYLESHEET);
    chartScript = asset(application, CHART_SCRIPT);
  }

  /** The stylesheet of all pages. */
  public Asset stylesheet() {
    return current(stylesheet, STYLESHEET);
  }

  /** The stylesheet of the chart alone. */
  public Asset chartStylesheet() {
    return current(chartStylesheet, CHART_STYLESHEET);
  }

  /** The script of the chart. */
  public Asset chartScript() {
    return current(chartScript, CHART_SCRIPT);
  }

  /** In development the hash is computed for each request, so that a changed file is loaded. */
  private Asset current(Asset cached, String path) {
    return development ? asset(application, path) : cached;
  }

  private static Asset asset(ServletContext application, String path) {
    byte[] hash = hash(application, path);
    String version = HexFormat.of().formatHex(hash, 0, 6);
    return new Asset(
        application.getContextPath() + path + "?v=" + version,
        "sha256-" + Base64.getEncoder().encodeToString(hash));
  }

  private static byte[] hash(ServletContext application, String path) {
    try (InputStream file = application.getResourceAsStream(path)) {
      return MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
