package org.runportal.page;

/**
 * A run in another format than HTML. A format gets the same data as the page: texts in the
 * visitor's language, without what the tenant hides. To add one, write a bean that implements this
 * interface; address, access, headers and errors are those of the run page.
 */
public interface RunFormat {
  /** The suffix of its addresses: {@code .txt}; letters and digits after the dot. */
  String suffix();

  /** The content type, with the character set if it has one. */
  String contentType();

  /** The whole body. */
  byte[] write(RunView run);
}
