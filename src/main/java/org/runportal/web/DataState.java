package org.runportal.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of the data a page was drawn from.
 *
 * @param asOf when it was read; empty where there is none
 * @param freshFor how long it needs no call from then on
 * @param trouble why there is nothing newer, in a word such as {@code timed_out}; empty when
 *     nothing newer is missing
 * @param secret whether nobody may tell from the headers that there is anything at all
 */
public record DataState(
    Optional<Instant> asOf, Duration freshFor, Optional<String> trouble, boolean secret) {

  /** The age in whole seconds; empty without data. */
  Optional<Long> age(Instant now) {
    return asOf.map(then -> Math.max(0, Duration.between(then, now).toSeconds()));
  }

  /** The header {@code Cache-Status}: no key, and nothing that names a run. */
  String cacheStatus(CacheUse use, Instant now) {
    return "RunPortal; "
        + use.parameters()
        + age(now).map(age -> "; ttl=" + (freshFor.toSeconds() - age)).orElse("")
        + trouble.map(why -> "; detail=" + why).orElse("");
  }
}
