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
import java.util.HexFormat;

/**
 * The addresses of our own styles and scripts. They carry a mark of the content, so a browser may
 * keep a file for good and still sees a new one at once.
 */
@Named
@ApplicationScoped
public class Assets {
  private String stylesheet;
  private String chartStylesheet;
  private String chartScript;

  /** For the CDI proxy. */
  protected Assets() {}

  @Inject
  Assets(ServletContext application) {
    stylesheet = address(application, "/-/assets/portal.css");
    chartStylesheet = address(application, "/-/assets/chart.css");
    chartScript = address(application, "/-/assets/chart.js");
  }

  /** The stylesheet of all pages, from the root of the host. */
  public String stylesheet() {
    return stylesheet;
  }

  /** The stylesheet of the chart alone. */
  public String chartStylesheet() {
    return chartStylesheet;
  }

  /** The script of the chart. */
  public String chartScript() {
    return chartScript;
  }

  private static String address(ServletContext application, String path) {
    return application.getContextPath() + path + "?v=" + mark(application, path);
  }

  private static String mark(ServletContext application, String path) {
    try (InputStream file = application.getResourceAsStream(path)) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
