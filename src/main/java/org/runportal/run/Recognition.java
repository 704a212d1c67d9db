package org.runportal.run;

import java.util.Optional;

/** Whether somebody was found in the vendor's directory. */
public sealed interface Recognition {
  /** They were. */
  record Found(Identity identity) implements Recognition {}

  /** They are neither a member nor a guest. */
  record Nobody() implements Recognition {}

  /** The directory has not been read. */
  record Unknown() implements Recognition {}

  /** Who they are, if they were found. */
  default Optional<Identity> who() {
    return this instanceof Found found ? Optional.of(found.identity()) : Optional.empty();
  }
}
