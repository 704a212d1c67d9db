package org.runportal.page;

/**
 * A run as something else than a page. A format gets what the page gets: words in the visitor's
 * language, without what the tenant keeps to itself. To add one, write a bean that implements this;
 * its address, access, headers and errors are those of the run page.
 */
public interface RunFormat {
  /** What its addresses end with: {@code .txt}; letters and digits after the point. */
  String suffix();

  /** The content type, with the character set where it has one. */
  String contentType();

  /** The whole answer. */
  byte[] write(RunView run);
}
