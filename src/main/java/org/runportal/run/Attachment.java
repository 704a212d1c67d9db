package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A file of a run. Only its name: the vendor's download addresses open without a sign-in and are
 * dropped where the answer is read.
 *
 * @param name the file's name; empty when it has none
 * @param uploaded when it was uploaded
 * @param details what else was told of it
 */
public record Attachment(String name, Optional<When> uploaded, List<Detail> details) {
  /** The details are copied. */
  public Attachment {
    details = List.copyOf(details);
  }
}
