package org.runportal.run;

import java.util.List;

/**
 * A stage ("milestone") of a run.
 *
 * @param id compared as text with {@link Task#stage}
 * @param title shown to people
 * @param position the place among the stages
 * @param details what else was told of it
 */
public record Stage(String id, String title, int position, List<Detail> details) {
  /** The details are copied. */
  public Stage {
    details = List.copyOf(details);
  }

  /** A stage of which nothing else was told. */
  public Stage(String id, String title, int position) {
    this(id, title, position, List.of());
  }
}
