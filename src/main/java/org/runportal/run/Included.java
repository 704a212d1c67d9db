package org.runportal.run;

import java.util.List;

/**
 * A part of the answer that comes only on request. Absent means "not in the answer", which is not
 * the same as empty.
 *
 * @param present whether the answer had the part at all
 * @param items what was in it; empty when absent
 */
public record Included<T>(boolean present, List<T> items) {
  /** The items are copied. */
  public Included {
    items = List.copyOf(items);
  }

  /** The answer did not have the part. */
  public static <T> Included<T> absent() {
    return new Included<>(false, List.of());
  }

  /** The answer had the part, with these items. */
  public static <T> Included<T> of(List<T> items) {
    return new Included<>(true, items);
  }
}
