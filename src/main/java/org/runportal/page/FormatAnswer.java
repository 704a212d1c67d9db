package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers with a run in a format. A format gets a {@link RunView}, so that it never sees what the
 * tenant hides.
 */
@RequestScoped
public class FormatAnswer {
  private final RunPresenter views;

  @Inject
  FormatAnswer(RunPresenter views) {
    this.views = views;
  }

  void show(
      RunFormat format, LoadedRun run, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = format.write(views.of(run, TaskQuery.of(request)));
    response.setContentType(format.contentType());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
