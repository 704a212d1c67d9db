package org.runportal.it.faults;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One way the vendor can fail.
 *
 * @param origin scheme, host and port of the vendor
 * @param begin brings the fault about for a tenant
 * @param end mends it: then every run of the tenant is answered well
 * @param meanings what the portal may take it for; more than one where the vendor is of two minds
 * @param pause what {@code Retry-After} must be between when nothing can be shown
 * @param loggedAs the level of the log line, where it is not the meaning's own
 * @param answer what the vendor sends, where that is all there is to it
 */
record Fault(
    String name,
    String origin,
    Consumer<String> begin,
    Consumer<String> end,
    Set<Meaning> meanings,
    Pause pause,
    String loggedAs,
    Optional<Script> answer) {

  /** Bounds in seconds, both included; none at all when the header must be absent. */
  record Pause(int shortest, int longest) {
    static final Pause NONE = new Pause(0, 0);

    static Pause of(Meaning meaning) {
      return meaning.passes() ? new Pause(1, 30) : NONE;
    }
  }

  static Fault of(
      String name, String origin, Consumer<String> begin, Consumer<String> end, Meaning meaning) {
    return new Fault(
        name,
        origin,
        begin,
        end,
        EnumSet.of(meaning),
        Pause.of(meaning),
        meaning.level(),
        Optional.empty());
  }

  Fault answering(Script script) {
    return new Fault(name, origin, begin, end, meanings, pause, loggedAs, Optional.of(script));
  }

  Fault pausing(int shortest, int longest) {
    return new Fault(
        name, origin, begin, end, meanings, new Pause(shortest, longest), loggedAs, answer);
  }

  Fault loggedAs(String level) {
    return new Fault(name, origin, begin, end, meanings, pause, level, answer);
  }

  Fault or(Meaning other) {
    Set<Meaning> both = EnumSet.copyOf(meanings);
    both.add(other);
    return new Fault(name, origin, begin, end, both, pause, loggedAs, answer);
  }

  /** Whether a timeout is what ends it. */
  boolean timesOut() {
    return meanings.contains(Meaning.TIMED_OUT);
  }

  @Override
  public String toString() {
    return name;
  }
}
