package org.runportal.web;

import jakarta.servlet.ServletContext;

/** The stage of Faces in which whoever works on the portal sees what they change. */
final class DevelopmentStage {
  private DevelopmentStage() {}

  /** Whether the application is in it; see {@code ./dev}. */
  static boolean isOn(ServletContext application) {
    return "Development".equals(application.getInitParameter("jakarta.faces.PROJECT_STAGE"));
  }
}
