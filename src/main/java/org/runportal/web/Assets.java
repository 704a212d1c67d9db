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
 * The address of the stylesheet. It carries a mark of the content, so a browser may keep the file
 * for good and still sees a new one at once.
 */
@Named
@ApplicationScoped
public class Assets {
  private String stylesheet;

  /** For the CDI proxy. */
  protected Assets() {}

  @Inject
  Assets(ServletContext application) {
    stylesheet = application.getContextPath() + "/-/assets/portal.css?v=" + mark(application);
  }

  /** The stylesheet of all pages, from the root of the host. */
  public String stylesheet() {
    return stylesheet;
  }

  private static String mark(ServletContext application) {
    try (InputStream file = application.getResourceAsStream("/-/assets/portal.css")) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
