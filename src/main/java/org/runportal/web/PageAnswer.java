package org.runportal.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests for one page, once it is known that whoever asks may see it. */
@FunctionalInterface
public interface PageAnswer {
  /** Answers one. */
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException;
}
