package org.runportal.tenant;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with the configuration.
 *
 * @param all what keeps tenants off, what keeps sign-in off, then the rest
 */
public record Problems(List<Problem> all) {
  /** The keys to mend, each once. */
  public List<String> keys() {
    return all.stream().map(Problem::key).distinct().toList();
  }

  @Override
  public String toString() {
    return all.stream().map(Problem::toString).collect(Collectors.joining(", "));
  }
}
