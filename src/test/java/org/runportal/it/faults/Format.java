package org.runportal.it.faults;

/** A form in which a run leaves the portal: one column of the matrix for each. */
enum Format {
  PAGE("", "text/html;charset=UTF-8"),
  CHART("/chart", "text/html;charset=UTF-8");

  private final String suffix;
  private final String contentType;

  Format(String suffix, String contentType) {
    this.suffix = suffix;
    this.contentType = contentType;
  }

  /** What follows the address of the run's page. */
  String suffix() {
    return suffix;
  }

  String contentType() {
    return contentType;
  }
}
