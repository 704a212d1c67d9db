package org.runportal.web;

import java.util.Set;

/**
 * Whom a part of a page is for. A page has its own keys for people and groups; they are compared,
 * and never printed.
 *
 * @param keys of those people and groups; empty for nobody
 */
public record Addressees(Set<String> keys) {
  /** Nobody. */
  public static final Addressees NONE = new Addressees(Set.of());

  /** The keys are copied. */
  public Addressees {
    keys = Set.copyOf(keys);
  }

  /** How many there are: ids are for nobody to read. */
  @Override
  public String toString() {
    return String.valueOf(keys.size());
  }
}
