package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** Sends finished pages. */
@ApplicationScoped
public class PageWriter {
  private static final int NONCE_BYTES = 16;

  private final SafeHeaders headers;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  PageWriter(SafeHeaders headers, Clock clock) {
    this.headers = headers;
    this.clock = clock;
  }

  /** Sends a page to somebody; nothing is left to send afterwards. */
  void send(KeptPage page, Recipient to) throws IOException {
    HttpServletResponse response = to.response();
    response.addHeader("Vary", "Accept-Encoding");
    page.data()
        .ifPresent(
            data -> headers.cacheStatus(data, page.use(), clock.instant(), to.request(), response));
    page.refresh().ifPresent(again -> response.setHeader("Refresh", again.header()));
    if (page.status() != HttpServletResponse.SC_OK) {
      headers.inPlace(page.status() == HttpServletResponse.SC_NOT_FOUND, to.request(), response);
      response.setStatus(page.status());
      page.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", wait));
      page.location().ifPresent(location -> response.setHeader("Location", location));
    } else {
      Optional<String> tag = page.entityTag(to.person(), to.gzip());
      tag.ifPresent(value -> response.setHeader("ETag", value));
      if (tag.filter(to::has).isPresent()) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    String nonce = page.isScripted() ? HexFormat.of().formatHex(random(NONCE_BYTES)) : "";
    if (page.isScripted()) {
      headers.scripted(nonce, to.request(), response);
    }
    byte[] body = page.body(to.person(), nonce, to.gzip());
    response.setContentType(page.contentType());
    if (to.gzip()) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.length);
    if (!to.head()) {
      response.getOutputStream().write(body);
    }
    // whoever asked has it all now, whatever is done on this thread afterwards
    response.flushBuffer();
  }

  /** A name for a place of a page, which no text can hold by chance. */
  String place() {
    return "place" + HexFormat.of().formatHex(random(NONCE_BYTES));
  }

  private byte[] random(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
