package org.runportal.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Answers 404 for every path without a servlet of its own; pages and files are answered before. For
 * paths that are directories of the archive it needs to be named: otherwise the server would
 * redirect such a path before any of our filters runs, without our headers, and to the host that
 * the request names.
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
