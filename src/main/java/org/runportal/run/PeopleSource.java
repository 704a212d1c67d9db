package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Loads the names of people from the vendor. It does not cache. */
public interface PeopleSource {
  /** The vendor's lists of people. */
  enum PeopleList {
    /** Members of the organization, by member id. */
    MEMBERS,
    /** Groups, by group id. */
    GROUPS,
    /** Guests, by e-mail address in lower case. */
    GUESTS
  }

  /** The result of reading a list. */
  sealed interface Answer {}

  /**
   * A list.
   *
   * @param names by id
   * @param asOf when its last page was read
   */
  record Read(Map<String, String> names, Instant asOf) implements Answer {
    /** The map is copied. */
    public Read {
      names = Map.copyOf(names);
    }
  }

  /**
   * The list could not be read.
   *
   * @param failure the reason; {@link Failure#NOT_FOUND} also if our token may not read the list
   * @param retryAfter the time until a retry can succeed, if known
   */
  record Failed(Failure failure, Optional<Duration> retryAfter) implements Answer {}

  /**
   * Reads all pages of a list now.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Answer> fetch(Tenant tenant, PeopleList list);
}
