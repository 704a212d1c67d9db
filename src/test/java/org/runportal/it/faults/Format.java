package org.runportal.it.faults;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form in which a run leaves the portal, or a list of runs: one column of the matrix for each.
 */
enum Format {
  PAGE("", "text/html;charset=UTF-8"),
  CHART("/chart", "text/html;charset=UTF-8"),

  /** The list on the tenant's page: another question to the vendor. */
  LIST("", "text/html;charset=UTF-8");

  private final String suffix;
  private final String contentType;

  Format(String suffix, String contentType) {
    this.suffix = suffix;
    this.contentType = contentType;
  }

  /** Its address. */
  String path(Case at) {
    return this == LIST ? "/" + at.tenant() : at.path() + suffix;
  }

  /**
   * What the portal takes a fault for here. A list is always there: what is not found is what our
   * token may not see.
   */
  Set<Meaning> meanings(Fault fault) {
    return this == LIST
        ? fault.meanings().stream()
            .map(meaning -> meaning == Meaning.NOT_FOUND ? Meaning.REFUSED : meaning)
            .collect(Collectors.toSet())
        : fault.meanings();
  }

  String contentType() {
    return contentType;
  }
}
