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
 * Our own styles and scripts. Their addresses carry a mark of the content, so a browser may keep a
 * file for good and still sees a new one at once; it uses none that was changed on the way.
 */
@Named
@ApplicationScoped
public class Assets {
  private static final String STYLESHEET = "/-/assets/portal.css";
  private static final String CHART_STYLESHEET = "/-/assets/chart.css";
  private static final String CHART_SCRIPT = "/-/assets/chart.js";

  /**
   * A file.
   *
   * @param address from the root of the host
   * @param integrity what a browser checks it against
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

  /** While somebody works on a file, its mark has to follow. */
  private Asset current(Asset known, String path) {
    return development ? asset(application, path) : known;
  }

  private static Asset asset(ServletContext application, String path) {
    byte[] hash = hash(application, path);
    String mark = HexFormat.of().formatHex(hash, 0, 6);
    return new Asset(
        application.getContextPath() + path + "?v=" + mark,
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
