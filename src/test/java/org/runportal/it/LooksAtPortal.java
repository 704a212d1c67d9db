package org.runportal.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that only look at pages of the demo, in the portal that the classes of {@link SharedPortal}
 * start. They change nothing, so they run beside each other and beside those classes, but for the
 * ones of {@link ChangesWhatOthersSee}. At least one class of {@link SharedPortal} must run with
 * them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LooksAtPortal.AwaitStart.class)
@ResourceLock(value = ChangesWhatOthersSee.DEMO, mode = ResourceAccessMode.READ)
@interface LooksAtPortal {

  /** Waits until the portal answers. */
  final class AwaitStart implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      Patience.await()
          .atMost(Patience.MAX.multipliedBy(3))
          .alias(
              "the portal is started by classes of @SharedPortal:"
                  + " name one of them too, as in -Dit.test='TenantsIT,KeyboardIT'")
          .ignoreExceptions()
          .until(() -> Portal.get("/").statusCode() == 200);
    }
  }
}
