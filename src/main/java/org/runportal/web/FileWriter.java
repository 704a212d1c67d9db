package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Sends files: packed if the browser understands that, and only if it does not have them. */
@ApplicationScoped
public class FileWriter {
  /** The parameter of an address that names the content. */
  static final String VERSION = "v";

  private final SafeHeaders headers;

  @Inject
  FileWriter(SafeHeaders headers) {
    this.headers = headers;
  }

  /**
   * Sends a file that everybody may see.
   *
   * @param version what the address of this content names
   */
  void send(
      PackedFile file, String version, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isOf(version, request)) {
      headers.keptForGood(response);
    }
    write(file, request, response);
  }

  /** Sends a file of a tenant, which is not everybody's to see. */
  void sendPrivately(PackedFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isOf(file.version(), request)) {
      headers.keptForGoodByOne(response);
    } else {
      headers.keptForMinutes(response);
    }
    write(file, request, response);
  }

  /** Whether the address names this content. One of another node's content may not be kept. */
  private static boolean isOf(String version, HttpServletRequest request) {
    return Query.of(request.getQueryString()).value(VERSION).filter(version::equals).isPresent();
  }

  private static void write(
      PackedFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Recipient to = Recipient.of(request, response, new Addressee(Optional.empty(), Set.of()));
    boolean packed = file.isPacked() && to.gzip();
    if (file.isPacked()) {
      response.addHeader("Vary", "Accept-Encoding");
    }
    String tag = file.entityTag(packed);
    response.setHeader("ETag", tag);
    if (to.has(tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] body = file.body(packed);
    response.setContentType(file.contentType());
    if (packed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.length);
    if (!to.head()) {
      response.getOutputStream().write(body);
    }
    response.flushBuffer();
  }
}
