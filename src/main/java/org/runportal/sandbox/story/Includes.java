package org.runportal.sandbox.story;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What {@code with} asks for. Names that are not known are ignored, as Tallyfy ignores them; a
 * nested name asks for its parent too.
 *
 * @param asked the relations to answer
 */
public record Includes(Set<Include> asked) {
  public static final Includes NOTHING = new Includes(Set.of());

  public Includes {
    asked = Set.copyOf(asked);
  }

  /**
   * @param with a list with commas, which may still be percent-encoded; null when absent
   */
  public static Includes of(String with) {
    if (with == null) {
      return NOTHING;
    }
    Set<Include> asked = EnumSet.noneOf(Include.class);
    for (String name : with.replace("%2C", ",").replace("%2c", ",").split(",")) {
      Arrays.stream(Include.values())
          .filter(include -> include.key().equals(name.strip()))
          .forEach(asked::add);
    }
    if (asked.contains(Include.TASK_THREADS) || asked.contains(Include.TASK_FORM_FIELDS)) {
      asked.add(Include.TASKS);
    }
    return new Includes(asked);
  }

  boolean has(Include include) {
    return asked.contains(include);
  }
}
