package org.runportal.run;

import java.util.List;

/**
 * A relation that the response contains only on request. Absent means that the response does not
 * have it, which differs from empty.
 *
 * @param present whether the response has the relation
 * @param items its items; empty if absent
 */
public record Included<T>(boolean present, List<T> items) {
  /** The items are copied. */
  public Included {
    items = List.copyOf(items);
  }

  /** The response does not have the relation. */
  public static <T> Included<T> absent() {
    return new Included<>(false, List.of());
  }

  /** The response has the relation, with these items. */
  public static <T> Included<T> of(List<T> items) {
    return new Included<>(true, items);
  }
}
