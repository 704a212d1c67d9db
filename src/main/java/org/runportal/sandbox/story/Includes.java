package org.runportal.sandbox.story;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The relations of the parameter {@code with}. Unknown names are ignored, as by Tallyfy; a nested
 * name includes its parent.
 *
 * @param requested the relations to include
 */
public record Includes(Set<Include> requested) {
  public static final Includes NOTHING = new Includes(Set.of());

  public Includes {
    requested = Set.copyOf(requested);
  }

  /**
   * @param with a comma-separated list, which may be percent-encoded; null if absent
   */
  public static Includes of(String with) {
    if (with == null) {
      return NOTHING;
    }
    Set<Include> requested = EnumSet.noneOf(Include.class);
    for (String name : with.replace("%2C", ",").replace("%2c", ",").split(",")) {
      Arrays.stream(Include.values())
          .filter(include -> include.key().equals(name.strip()))
          .forEach(requested::add);
    }
    if (requested.contains(Include.TASK_THREADS) || requested.contains(Include.TASK_FORM_FIELDS)) {
      requested.add(Include.TASKS);
    }
    return new Includes(requested);
  }

  boolean has(Include include) {
    return requested.contains(include);
  }
}
