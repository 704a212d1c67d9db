package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.runportal.tenant.Tenant;

/**
 * Answers with a tenant's colour and logo, so that pages request nothing from other hosts. They are
 * behind the same access checks as the tenant's pages.
 */
@Dependent
class BrandAnswers {
  private final BrandFiles files;
  private final FileWriter writer;

  @Inject
  BrandAnswers(BrandFiles files, FileWriter writer) {
    this.files = files;
    this.writer = writer;
  }

  /**
   * A file of a tenant.
   *
   * @param path the path after the tenant: "/logo"
   * @return empty if there is none by that name
   */
  Optional<PageAnswer> of(Tenant tenant, String path) {
    return switch (path) {
      case "/brand.css" ->
          Optional.of((request, response) -> send(files.stylesheet(tenant), request, response));
      case "/logo" ->
          Optional.of((request, response) -> send(files.logo(tenant), request, response));
      default -> Optional.empty();
    };
  }

  private void send(
      Optional<PackedFile> file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (file.isPresent()) {
      writer.sendPrivately(file.get(), request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
