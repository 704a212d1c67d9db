package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the template of a run besides what the run says.
 *
 * @param rules when its steps are shown; empty while this is not known
 * @param hidden the tasks of the run that an automation hides, where the run leaves them out
 * @param yardstick how long its finished runs took; empty while this is not known
 */
public record TemplateInfo(
    Optional<TemplateRules> rules, List<HiddenTask> hidden, Optional<Yardstick> yardstick) {
  /** Nothing is known. */
  public static final TemplateInfo NONE =
      new TemplateInfo(Optional.empty(), List.of(), Optional.empty());

  /** The list is copied. */
  public TemplateInfo {
    hidden = List.copyOf(hidden);
  }
}
