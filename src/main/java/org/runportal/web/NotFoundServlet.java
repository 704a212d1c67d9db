package org.runportal.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Answers where the archive has a directory that is no page. Unless a servlet has such an address,
 * the server redirects from it before any filter of ours is asked, without our headers and to
 * whatever host the request names.
 */
public class NotFoundServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  /** For the container. */
  public NotFoundServlet() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
