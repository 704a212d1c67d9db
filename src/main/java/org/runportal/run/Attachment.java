package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A file of a run. Only its name is kept: the vendor's download URLs work without a sign-in and are
 * dropped when the response is read.
 *
 * @param name the file's name; empty if it has none
 * @param uploaded when it was uploaded
 * @param details its other members
 */
public record Attachment(String name, Optional<When> uploaded, List<Detail> details) {
  /** The details are copied. */
  public Attachment {
    details = List.copyOf(details);
  }
}
