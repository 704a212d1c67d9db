package org.runportal.page;

import java.util.Optional;
import org.runportal.run.Identity;
import org.runportal.run.Recognition;

/**
 * Who asks for a page.
 *
 * @param state whether it is known who that is at the vendor
 * @param identity that, where it is known
 */
record Me(State state, Optional<Identity> identity) {
  /** Whether it is known who somebody is. */
  enum State {
    /** They have not signed in. */
    SIGNED_OUT,
    /** They are a member or a guest. */
    RECOGNIZED,
    /** They are neither, or their address is not verified. */
    NOBODY,
    /** The directory cannot be read right now. */
    UNKNOWN
  }

  static final Me SIGNED_OUT = new Me(State.SIGNED_OUT, Optional.empty());
  static final Me NOBODY = new Me(State.NOBODY, Optional.empty());

  static Me of(Recognition recognition) {
    if (recognition instanceof Recognition.Found found) {
      return new Me(State.RECOGNIZED, Optional.of(found.identity()));
    }
    return recognition instanceof Recognition.Nobody
        ? NOBODY
        : new Me(State.UNKNOWN, Optional.empty());
  }
}
