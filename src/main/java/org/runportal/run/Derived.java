package org.runportal.run;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/**
 * What has been derived from a run, for the next who needs it. It lives as long as the run and
 * while there is memory, so it is of the same tenant, and weighs nothing when weight counts. It is
 * no part of the vendor's answer: any two are equal.
 */
public final class Derived {
  private volatile SoftReference<Object> result = new SoftReference<>(null);

  /** With nothing derived yet. */
  public Derived() {}

  /**
   * What follows from the run.
   *
   * @param kind its class; there is one for a run
   * @param derivation derives it, where it is not known
   */
  public <T> T get(Class<T> kind, Supplier<T> derivation) {
    Object known = result.get();
    if (known == null) {
      synchronized (this) {
        known = result.get();
        if (known == null) {
          known = derivation.get();
          result = new SoftReference<>(known);
        }
      }
    }
    return kind.cast(known);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Derived;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** Nothing: it says nothing of the run. */
  @Override
  public String toString() {
    return "";
  }
}
