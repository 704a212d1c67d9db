package org.runportal.run;

/**
 * A stage ("milestone") of a run.
 *
 * @param id compared as text with {@link Task#stage}
 * @param title shown to people
 * @param position the place among the stages
 */
public record Stage(String id, String title, int position) {}
