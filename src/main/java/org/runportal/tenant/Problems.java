package org.runportal.tenant;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The problems of the configuration.
 *
 * @param all problems of tenants, then of sign-in, then the rest
 */
public record Problems(List<Problem> all) {
  /** The affected keys, each once. */
  public List<String> keys() {
    return all.stream().map(Problem::key).distinct().toList();
  }

  @Override
  public String toString() {
    return all.stream().map(Problem::toString).collect(Collectors.joining(", "));
  }
}
