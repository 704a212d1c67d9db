package org.runportal.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that give the demo a bad day, use up what all visitors share, or count or read what all of
 * them cause: nobody looks at the portal meanwhile, see {@link LooksAtPortal}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(ChangesWhatOthersSee.DEMO)
@interface ChangesWhatOthersSee {
  /** What is locked. */
  String DEMO = "the demo of the shared portal";
}
