package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The portal's only clock; it is injected where the time is needed. */
@ApplicationScoped
class SystemClock {
  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
