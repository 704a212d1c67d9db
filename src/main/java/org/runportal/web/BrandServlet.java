package org.runportal.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.runportal.tenant.AccentColor;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Logo;

/**
 * Serves a tenant's colour and logo, so that pages request nothing from other hosts. Reached only
 * by forward from {@link PageFilter}, so the same access checks apply as for the tenant's pages.
 */
public class BrandServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CurrentTenant tenant;
  private final transient SafeHeaders headers;

  @Inject
  BrandServlet(CurrentTenant tenant, SafeHeaders headers) {
    this.tenant = tenant;
    this.headers = headers;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (tenant.get().isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getPathInfo().endsWith(".css")) {
      sendColor(response);
    } else {
      sendLogo(response);
    }
  }

  private void sendColor(HttpServletResponse response) throws IOException {
    Optional<AccentColor> accent = tenant.require().branding().accent();
    String css =
        accent
            .map(
                color ->
                    ":root{--accent:%s}@media screen and (prefers-color-scheme:dark){:root{--accent:%s}}"
                        .formatted(color.onLight(), color.onDark()))
            .orElse("");
    send(response, "text/css", css.getBytes(StandardCharsets.UTF_8));
  }

  private void sendLogo(HttpServletResponse response) throws IOException {
    Optional<Path> logo = tenant.require().branding().logo();
    if (logo.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    send(response, Logo.typeOf(logo.get()).orElseThrow(), Files.readAllBytes(logo.get()));
  }

  private void send(HttpServletResponse response, String type, byte[] body) throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding(type.startsWith("text/") ? "UTF-8" : null);
    headers.keptForMinutes(response);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
