package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.runportal.run.Derived;

/** Writes values for {@link PackReader}. */
final class PackWriter {
  /** What comes next. Whatever follows the last of them is a shape. */
  enum Kind {
    NULL,
    TEXT,
    SEEN_TEXT,
    SEEN,
    NONE,
    SOME,
    NO_INT,
    AN_INT,
    NO_DOUBLE,
    A_DOUBLE,
    LIST,
    SET,
    MAP,
    TRUE,
    FALSE,
    INTEGER,
    LONG,
    DOUBLE,
    INSTANT,
    DATE,
    DURATION,
    DERIVED;

    static final int COUNT = values().length;
  }

  private static final int FIRST_SIZE = 4_096;
  private static final int LATIN = 0xff;
  private static final int LOW_BITS = 0x7f;
  private static final int BITS = 7;

  /** The shortest piece that is replaced, and the longest, in bytes. */
  private static final int MIN_PIECE = 3;

  private static final int MAX_PIECE = 48;

  /** How many texts are known at most, and how many pieces: it bounds what packing takes. */
  static final int MAX_KNOWN = 4_096;

  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Piece, Integer> pieces = new HashMap<>();
  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** A value as it was written. */
  private record Piece(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Piece piece && Arrays.equals(bytes, piece.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  PackWriter write(Object value) {
    int start = size;
    int known = texts.size() + pieces.size();
    writeWhole(value);
    if (isPiece(size - start, known, texts.size() + pieces.size())) {
      Piece piece = new Piece(Arrays.copyOfRange(bytes, start, size));
      Integer seen = pieces.get(piece);
      if (seen == null && pieces.size() < MAX_KNOWN) {
        pieces.put(piece, pieces.size());
      } else if (seen != null) {
        size = start;
        kind(Kind.SEEN);
        number(seen);
      }
    }
    return this;
  }

  /**
   * Whether a value is a piece, by the same rule for writer and reader. What is written for the
   * first time has texts of its own, and is none yet.
   *
   * @param length in bytes
   * @param before how many texts and pieces were known before it
   * @param after how many are known now
   */
  static boolean isPiece(int length, int before, int after) {
    return length >= MIN_PIECE && length <= MAX_PIECE && before == after;
  }

  private void writeWhole(Object value) {
    if (value == null) {
      kind(Kind.NULL);
    } else if (value instanceof Record || value instanceof Enum) {
      shaped(value);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Optional<?> maybe) {
      kind(maybe.isPresent() ? Kind.SOME : Kind.NONE);
      maybe.ifPresent(this::write);
    } else if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      many(value);
    } else {
      single(value);
    }
  }

  private void shaped(Object value) {
    if (value instanceof Enum<?> constant) {
      shape(Shape.of(constant.getDeclaringClass()));
      number(constant.ordinal());
      return;
    }
    Shape shape = Shape.of(value.getClass());
    shape(shape);
    for (int i = 0; i < shape.size(); i++) {
      write(shape.part(value, i));
    }
  }

  private void many(Object value) {
    if (value instanceof Map<?, ?> map) {
      kind(Kind.MAP);
      number(map.size());
      map.forEach((key, item) -> write(key).write(item));
      return;
    }
    if (!(value instanceof List<?>) && !(value instanceof Set<?>)) {
      throw new IllegalArgumentException("cannot be packed: " + value.getClass().getName());
    }
    Collection<?> items = (Collection<?>) value;
    kind(value instanceof List<?> ? Kind.LIST : Kind.SET);
    number(items.size());
    items.forEach(this::write);
  }

  private void single(Object value) {
    if (value instanceof Boolean flag) {
      kind(flag ? Kind.TRUE : Kind.FALSE);
    } else if (value instanceof Integer number) {
      kind(Kind.INTEGER);
      signed(number);
    } else if (value instanceof Long number) {
      kind(Kind.LONG);
      signed(number);
    } else if (value instanceof Double number) {
      kind(Kind.DOUBLE);
      number(Double.doubleToRawLongBits(number));
    } else if (value instanceof OptionalInt maybe) {
      kind(maybe.isPresent() ? Kind.AN_INT : Kind.NO_INT);
      maybe.ifPresent(this::signed);
    } else if (value instanceof OptionalDouble maybe) {
      kind(maybe.isPresent() ? Kind.A_DOUBLE : Kind.NO_DOUBLE);
      maybe.ifPresent(number -> number(Double.doubleToRawLongBits(number)));
    } else {
      time(value);
    }
  }

  private void time(Object value) {
    if (value instanceof Instant instant) {
      kind(Kind.INSTANT);
      signed(instant.getEpochSecond());
      number(instant.getNano());
    } else if (value instanceof LocalDate date) {
      kind(Kind.DATE);
      signed(date.toEpochDay());
    } else if (value instanceof Duration duration) {
      kind(Kind.DURATION);
      signed(duration.getSeconds());
      number(duration.getNano());
    } else if (value instanceof Derived) {
      // it can be derived again
      kind(Kind.DERIVED);
    } else {
      throw new IllegalArgumentException("cannot be packed: " + value.getClass().getName());
    }
  }

  private void text(String text) {
    Integer seen = texts.get(text);
    if (seen == null && texts.size() < MAX_KNOWN) {
      texts.put(text, texts.size());
    } else if (seen != null) {
      kind(Kind.SEEN_TEXT);
      number(seen);
      return;
    }
    kind(Kind.TEXT);
    boolean wide = isWide(text);
    number(text.length() * 2L + (wide ? 1 : 0));
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (wide) {
        put(letter >> Byte.SIZE);
      }
      put(letter);
    }
  }

  private static boolean isWide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LATIN) {
        return true;
      }
    }
    return false;
  }

  private void kind(Kind kind) {
    number(kind.ordinal());
  }

  private void shape(Shape shape) {
    number(Kind.COUNT + shape.number());
  }

  private void signed(long number) {
    number(number << 1 ^ number >> Long.SIZE - 1);
  }

  /** Seven bits in a byte, the lowest first; small numbers take little. */
  private void number(long number) {
    long rest = number;
    while ((rest & ~LOW_BITS) != 0) {
      put((int) (rest & LOW_BITS | LOW_BITS + 1));
      rest >>>= BITS;
    }
    put((int) rest);
  }

  private void put(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }
}
