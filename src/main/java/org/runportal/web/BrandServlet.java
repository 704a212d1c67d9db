package org.runportal.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.runportal.tenant.CurrentTenant;

/**
 * Serves a tenant's colour and logo, so that pages request nothing from other hosts. Reached only
 * by forward from {@link PageFilter}, so the same access checks apply as for the tenant's pages.
 */
public class BrandServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CurrentTenant tenant;
  private final transient BrandFiles files;
  private final transient FileWriter writer;

  @Inject
  BrandServlet(CurrentTenant tenant, BrandFiles files, FileWriter writer) {
    this.tenant = tenant;
    this.files = files;
    this.writer = writer;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean stylesheet = request.getPathInfo().endsWith(".css");
    Optional<PackedFile> file =
        tenant.get().flatMap(known -> stylesheet ? files.stylesheet(known) : files.logo(known));
    if (file.isPresent()) {
      writer.sendPrivately(file.get(), request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
