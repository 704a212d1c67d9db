package org.runportal.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.runportal.run.Derived;

/** Reads what {@link PackWriter} has written. Equal texts become the same object. */
final class PackReader {
  private static final PackWriter.Kind[] KINDS = PackWriter.Kind.values();

  /** An object without anything in it, and one with two numbers, in bytes. */
  private static final int OBJECT = 16;

  private static final int OBJECT_OF_NUMBERS = 24;

  private static final int REFERENCE = 4;

  /** An entry of a map, and its place in the table. */
  private static final int ENTRY = 48;

  /** A text without its letters. */
  private static final int TEXT = 44;

  private static final int DERIVED = 64;
  private static final int LOW_BITS = 0x7f;
  private static final int BITS = 7;

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private final List<Object> pieces = new ArrayList<>();
  private int at;
  private long weight;

  PackReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What was read takes in memory, in bytes; the largest number there is when it takes more. */
  int weight() {
    return (int) Math.min(Integer.MAX_VALUE, weight);
  }

  private <T> T weighed(T value, long bytes) {
    weight += bytes;
    return value;
  }

  Object read() {
    int start = at;
    int known = texts.size() + pieces.size();
    int kind = count();
    if (kind == PackWriter.Kind.SEEN.ordinal()) {
      return pieces.get(count());
    }
    Object value = whole(kind);
    if (PackWriter.isPiece(at - start, known, texts.size() + pieces.size())
        && pieces.size() < PackWriter.MAX_KNOWN) {
      pieces.add(value);
    }
    return value;
  }

  private Object whole(int kind) {
    if (kind >= KINDS.length) {
      return shaped(Shape.numbered(kind - KINDS.length));
    }
    return switch (KINDS[kind]) {
      case NULL -> null;
      case TEXT -> text();
      case SEEN -> pieces.get(count());
      case SEEN_TEXT -> texts.get(count());
      case NONE -> Optional.empty();
      case SOME -> weighed(Optional.of(read()), OBJECT);
      case NO_INT -> OptionalInt.empty();
      case AN_INT -> weighed(OptionalInt.of((int) signed()), OBJECT_OF_NUMBERS);
      case NO_DOUBLE -> OptionalDouble.empty();
      case A_DOUBLE ->
          weighed(OptionalDouble.of(Double.longBitsToDouble(number())), OBJECT_OF_NUMBERS);
      case LIST -> list();
      case SET -> set();
      case MAP -> map();
      case TRUE -> true;
      case FALSE -> false;
      case INTEGER -> weighed((int) signed(), OBJECT);
      case LONG -> weighed(signed(), OBJECT_OF_NUMBERS);
      case DOUBLE -> weighed(Double.longBitsToDouble(number()), OBJECT_OF_NUMBERS);
      case INSTANT -> weighed(Instant.ofEpochSecond(signed(), number()), OBJECT_OF_NUMBERS);
      case DATE -> weighed(LocalDate.ofEpochDay(signed()), OBJECT_OF_NUMBERS);
      case DURATION -> weighed(Duration.ofSeconds(signed(), number()), OBJECT_OF_NUMBERS);
      case DERIVED -> weighed(new Derived(), DERIVED);
    };
  }

  private Object shaped(Shape shape) {
    if (!shape.isRecord()) {
      return shape.constant(count());
    }
    Object[] parts = new Object[shape.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = read();
    }
    return weighed(shape.made(parts), OBJECT + (long) REFERENCE * parts.length);
  }

  private List<Object> list() {
    Object[] items = new Object[count()];
    for (int i = 0; i < items.length; i++) {
      items[i] = read();
    }
    // not copied again by a record that copies it
    return weighed(
        List.of(items), items.length == 0 ? 0 : 2 * OBJECT + (long) REFERENCE * items.length);
  }

  private Set<Object> set() {
    int count = count();
    Set<Object> items = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      items.add(read());
    }
    return weighed(Collections.unmodifiableSet(items), 2 * OBJECT + (long) ENTRY * count);
  }

  private Map<Object, Object> map() {
    int count = count();
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      entries.put(read(), read());
    }
    return weighed(Collections.unmodifiableMap(entries), 2 * OBJECT + (long) ENTRY * count);
  }

  private String text() {
    int length = count();
    boolean wide = (length & 1) == 1;
    length >>>= 1;
    String text;
    if (wide) {
      char[] letters = new char[length];
      for (int i = 0; i < length; i++) {
        letters[i] = (char) ((next() & 0xff) << Byte.SIZE | next() & 0xff);
      }
      text = new String(letters);
    } else {
      text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
      at += length;
    }
    if (texts.size() < PackWriter.MAX_KNOWN) {
      texts.add(text);
    }
    return weighed(text, TEXT + ((long) length << (wide ? 1 : 0)));
  }

  private int count() {
    return (int) number();
  }

  private long signed() {
    long number = number();
    return number >>> 1 ^ -(number & 1);
  }

  private long number() {
    long number = 0;
    for (int shift = 0; ; shift += BITS) {
      byte part = next();
      number |= (long) (part & LOW_BITS) << shift;
      if (part >= 0) {
        return number;
      }
    }
  }

  private byte next() {
    return bytes[at++];
  }
}
