package org.runportal.run;

import java.util.List;

/**
 * A stage ("milestone") of a run.
 *
 * @param id compared as text with {@link Task#stage}
 * @param title its title
 * @param position its position among the stages
 * @param details its other members
 */
public record Stage(String id, String title, int position, List<Detail> details) {
  /** The details are copied. */
  public Stage {
    details = List.copyOf(details);
  }

  /** A stage without other members. */
  public Stage(String id, String title, int position) {
    this(id, title, position, List.of());
  }
}
