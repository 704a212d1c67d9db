package org.runportal.run;

import java.util.Optional;

/**
 * What is known of the template of a run besides what the run says.
 *
 * @param rules when its steps are shown; empty while this is not known
 * @param yardstick how long its finished runs took; empty while this is not known
 */
public record TemplateInfo(Optional<TemplateRules> rules, Optional<Yardstick> yardstick) {
  /** Nothing is known. */
  public static final TemplateInfo NONE = new TemplateInfo(Optional.empty(), Optional.empty());
}
