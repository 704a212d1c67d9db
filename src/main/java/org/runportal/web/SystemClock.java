package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock of the portal; everything that needs the time is given it. */
@ApplicationScoped
class SystemClock {
  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
