package org.runportal.benchmarks.ceiling;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Writes finished pages, packed with gzip, from the memory: the most that this server can do. They
 * are the files {@code <run>.gz} of the directory that the system property {@code ceiling.pages}
 * names.
 */
@WebServlet("/bench/runs/*")
public class FinishedPages extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;
  private static final Pattern RUN = Pattern.compile("/([0-9a-f]{32})");

  private final transient ConcurrentMap<String, byte[]> pages = new ConcurrentHashMap<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var run = RUN.matcher(request.getPathInfo());
    if (!run.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] page = pages.computeIfAbsent(run.group(1), FinishedPages::read);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Encoding", "gzip");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static byte[] read(String run) {
    try {
      return Files.readAllBytes(Path.of(System.getProperty("ceiling.pages"), run + ".gz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
