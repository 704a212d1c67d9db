package org.runportal.tallyfy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Answers of the vendor that were once shown wrongly; they lie in {@code trials}. */
final class Trials {
  private Trials() {}

  static String text(String name) {
    try (InputStream in = Trials.class.getResourceAsStream("/trials/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Node node(String name) throws Exception {
    return new AnswerReader(Clock.systemUTC()).read(text(name).getBytes(StandardCharsets.UTF_8));
  }
}
