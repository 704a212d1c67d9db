package org.runportal.cache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * About what a value takes in memory, in bytes: it goes through records, lists and maps, so it
 * needs no care when they grow, and makes nothing while it counts.
 */
final class Weight {
  private static final int OBJECT = 24;
  private static final int REFERENCE = 8;

  /** A class makes the list of its components anew each time it is asked. */
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> kind) {
          return Stream.of(kind.getRecordComponents()).map(RecordComponent::getAccessor).toList();
        }
      };

  private Weight() {}

  /** The bytes of a value; the largest number there is when there are more. */
  static int of(Object value) {
    return (int) Math.min(Integer.MAX_VALUE, bytes(value));
  }

  private static long bytes(Object value) {
    if (value instanceof String text) {
      return 2L * OBJECT + bytesOfLetters(text);
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.map(inner -> OBJECT + bytes(inner)).orElse(0L);
    }
    if (value instanceof Collection<?> list) {
      return OBJECT + list.stream().mapToLong(item -> REFERENCE + bytes(item)).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return OBJECT
          + map.entrySet().stream()
              .mapToLong(entry -> OBJECT + bytes(entry.getKey()) + bytes(entry.getValue()))
              .sum();
    }
    return value instanceof Record whole ? ofParts(whole) : value instanceof Enum ? 0 : OBJECT;
  }

  private static long bytesOfLetters(String text) {
    // a text with one letter beyond Latin has two bytes for each of its letters
    int beyond = 0;
    for (int i = 0; i < text.length() && beyond == 0; i++) {
      beyond = text.charAt(i) > 0xff ? 1 : 0;
    }
    return (long) text.length() << beyond;
  }

  private static long ofParts(Record whole) {
    long bytes = OBJECT;
    try {
      for (Method accessor : ACCESSORS.get(whole.getClass())) {
        bytes += REFERENCE + bytes(accessor.invoke(whole));
      }
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record whose components cannot be read", e);
    }
    return bytes;
  }
}
