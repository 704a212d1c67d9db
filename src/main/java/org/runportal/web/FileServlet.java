package org.runportal.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Where every request without a servlet of its own arrives; pages are forwarded before, and what is
 * left are files, for the server's own servlet. That one stood here before, but it does not let a
 * request wait without a thread, and neither can then what it is forwarded to.
 */
public class FileServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  /** What the server calls its own one. */
  private static final String SERVERS_OWN = "default";

  /** For the container. */
  public FileServlet() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getMethod().equals("HEAD")) {
      // or the end of the forward asks for a writer, which adds a character set to the type
      response.getOutputStream();
    }
    getServletContext().getNamedDispatcher(SERVERS_OWN).forward(request, response);
  }
}
