package org.runportal.web;

import java.io.IOException;
import java.io.Serial;

/** Ends the rendering of a page in whose place an error page is sent. */
final class ErrorInstead extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  ErrorInstead(int status) {
    super("error " + status + " in place of a page");
    this.status = status;
  }

  /** The HTTP status of the error page. */
  int status() {
    return status;
  }
}
