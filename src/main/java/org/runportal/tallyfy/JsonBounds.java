package org.runportal.tallyfy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  /** The most bytes of an answer that takes little memory, and the most values and names in it. */
  private static final int MAX_LIGHT_BYTES = 1024 * 1024;

  private static final int MAX_LIGHT_PARTS = 20_000;

  private final int maxBytes;
  private final int maxParts;
  private long bytes;
  private int depth;
  private int parts;
  private int token;
  private boolean inText;
  private boolean escaped;
  private String exceeded;

  JsonBounds(InputStream json) {
    this(json, MAX_BYTES, MAX_PARTS);
  }

  private JsonBounds(InputStream json, int maxBytes, int maxParts) {
    super(json);
    this.maxBytes = maxBytes;
    this.maxParts = maxParts;
  }

  /** Whether what is made of a JSON text takes little memory. Reads it, and keeps nothing. */
  static boolean isLight(InputStream json) throws IOException {
    JsonBounds light = new JsonBounds(json, MAX_LIGHT_BYTES, MAX_LIGHT_PARTS);
    try {
      light.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (IOException e) {
      if (light.exceeded().isPresent()) {
        return false;
      }
      throw e;
    }
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
    check(bytes <= maxBytes, "larger than " + maxBytes + " bytes");
    check(parts <= maxParts, "more than " + maxParts + " values");
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
