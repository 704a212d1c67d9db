package org.runportal.cache;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * What a record or an enumeration consists of, found once for each class. Its number stands for the
 * class while this process runs.
 */
final class Shape {
  private static final List<Shape> ALL = new CopyOnWriteArrayList<>();

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> kind) {
          return added(kind);
        }
      };

  private final int number;
  private final List<Method> accessors;
  private final Constructor<?> constructor;
  private final Object[] constants;

  private Shape(Class<?> kind, int number) {
    this.number = number;
    this.constants = kind.getEnumConstants();
    RecordComponent[] parts = kind.isRecord() ? kind.getRecordComponents() : new RecordComponent[0];
    this.accessors = Stream.of(parts).map(RecordComponent::getAccessor).toList();
    this.constructor = kind.isRecord() ? constructor(kind, parts) : null;
  }

  private static Constructor<?> constructor(Class<?> kind, RecordComponent[] parts) {
    Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return kind.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor", e);
    }
  }

  private static synchronized Shape added(Class<?> kind) {
    Shape shape = new Shape(kind, ALL.size());
    ALL.add(shape);
    return shape;
  }

  /** That of a record, or of an enumeration. */
  static Shape of(Class<?> kind) {
    return SHAPES.get(kind);
  }

  static Shape numbered(int number) {
    return ALL.get(number);
  }

  int number() {
    return number;
  }

  /** How many components it has; none for an enumeration. */
  int size() {
    return accessors.size();
  }

  boolean isRecord() {
    return constructor != null;
  }

  /** A component of a record. */
  Object part(Object whole, int index) {
    try {
      return accessors.get(index).invoke(whole);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record whose components cannot be read", e);
    }
  }

  /** A record of these components. */
  Object made(Object... parts) {
    try {
      return constructor.newInstance(parts);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record that does not take its own components", e);
    }
  }

  /** A constant of an enumeration. */
  Object constant(int ordinal) {
    return constants[ordinal];
  }
}
