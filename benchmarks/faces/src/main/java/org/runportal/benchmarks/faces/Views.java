package org.runportal.benchmarks.faces;

import jakarta.enterprise.context.ApplicationScoped;
import org.runportal.page.RunViews;

/** The run views, with their cache, for all requests. */
@ApplicationScoped
public class Views {
  private final RunViews views = RunViews.ofSystemProperties();

  /** For CDI's proxies. */
  public Views() {}

  /** The views. */
  public RunViews get() {
    return views;
  }
}
