package org.runportal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Collects the text of a page, which is written in thousands of small pieces by one thread, and
 * encodes it at once when it is flushed.
 */
final class PageText extends PrintWriter {
  private final OutputStream body;
  private final StringBuilder text = new StringBuilder(32_768);

  PageText(OutputStream body) {
    super(body);
    this.body = body;
  }

  @Override
  public void write(int letter) {
    text.append((char) letter);
  }

  @Override
  public void write(char[] letters, int from, int count) {
    text.append(letters, from, count);
  }

  @Override
  public void write(char[] letters) {
    text.append(letters);
  }

  @Override
  public void write(String part, int from, int count) {
    text.append(part, from, from + count);
  }

  @Override
  public void write(String part) {
    text.append(part);
  }

  /** Forgets what has not been flushed. */
  void discard() {
    text.setLength(0);
  }

  @Override
  public void flush() {
    try {
      body.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.setLength(0);
  }
}
