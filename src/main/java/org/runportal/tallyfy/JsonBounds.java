package org.runportal.tallyfy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A stream of JSON that fails as soon as a limit of a response is exceeded. Values are counted
 * before they are parsed, because a value takes many times the memory of the byte or two it is
 * written in.
 */
final class JsonBounds extends FilterInputStream {
  /** The most bytes of an answer, counted after unpacking. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The most levels an answer may be nested. */
  static final int MAX_DEPTH = 64;

  /** The most values and names of an answer; ten thousand members with all they have stay below. */
  static final int MAX_PARTS = 800_000;

  /** The most bytes of one text, name or number. */
  static final int MAX_TOKEN = 4 * 1024 * 1024;

  /** The most that an answer has which takes little memory, in values. */
  static final int MAX_LIGHT_SIZE = 20_000;

  /** So many bytes count as a value: a long text takes memory as well. */
  private static final int BYTES_OF_A_VALUE = 50;

  private long bytes;
  private int depth;
  private int parts;
  private int token;
  private boolean inText;
  private boolean escaped;
  private String exceeded;

  JsonBounds(InputStream json) {
    super(json);
  }

  /**
   * A measured JSON text.
   *
   * @param size how much there is to read, in values
   * @param exceeded what there is too much of, so that it is not to be read
   */
  record Measured(int size, Optional<String> exceeded) {}

  /** Whether what is made of a JSON text takes little memory. Reads no more than shows it. */
  static boolean isLight(InputStream json) throws IOException {
    return measure(json, MAX_LIGHT_SIZE).size() <= MAX_LIGHT_SIZE;
  }

  /**
   * Measures a JSON text. Reads it, which takes a small part of the time of parsing it, and keeps
   * nothing.
   */
  static Measured measure(InputStream json) throws IOException {
    return measure(json, MAX_PARTS);
  }

  private static Measured measure(InputStream json, int enough) throws IOException {
    JsonBounds read = new JsonBounds(json);
    byte[] piece = new byte[8192];
    try {
      while (read.size() <= enough && read.read(piece, 0, piece.length) >= 0) {
        // it counts what it reads
      }
    } catch (IOException e) {
      if (read.exceeded().isEmpty()) {
        throw e;
      }
    }
    return new Measured((int) Math.min(MAX_PARTS, read.size()), read.exceeded());
  }

  private long size() {
    return Math.max(parts, bytes / BYTES_OF_A_VALUE);
  }

  /** What there was too much of, if anything. */
  Optional<String> exceeded() {
    return Optional.ofNullable(exceeded);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    for (int i = offset; i < offset + read; i++) {
      count(into[i]);
    }
    bytes += Math.max(0, read);
    check(bytes <= MAX_BYTES, "larger than " + MAX_BYTES + " bytes");
    check(parts <= MAX_PARTS, "more than " + MAX_PARTS + " values");
    return read;
  }

  private void count(byte letter) throws IOException {
    if (inText) {
      token++;
      check(token <= MAX_TOKEN, "a text larger than " + MAX_TOKEN + " bytes");
      inText = escaped || letter != '"';
      escaped = !escaped && letter == '\\';
      return;
    }
    switch (letter) {
      case '"' -> {
        inText = true;
        token = 0;
      }
      case '{', '[' -> {
        parts++;
        depth++;
        token = 0;
        check(depth <= MAX_DEPTH, "nested deeper than " + MAX_DEPTH);
      }
      case '}', ']' -> {
        depth--;
        token = 0;
      }
      case ',', ':' -> {
        parts++;
        token = 0;
      }
      case ' ', '\t', '\r', '\n' -> token = 0;
      default -> {
        token++;
        check(token <= MAX_TOKEN, "a value larger than " + MAX_TOKEN + " bytes");
      }
    }
  }

  private void check(boolean holds, String complaint) throws IOException {
    if (!holds) {
      exceeded = complaint;
      throw new IOException(complaint);
    }
  }
}
