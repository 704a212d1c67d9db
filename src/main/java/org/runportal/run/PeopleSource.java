package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Where the names of people come from: questions to the vendor, no memory. */
public interface PeopleSource {
  /** The lists the vendor keeps. */
  enum PeopleList {
    /** Members of the organization, by member id. */
    MEMBERS,
    /** Groups, by group id. */
    GROUPS,
    /** Guests, by e-mail address in lower case. */
    GUESTS
  }

  /** What reading a list brought. */
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
   * No list.
   *
   * @param failure why; {@link Failure#NOT_FOUND} also for a list that our token may not read
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Failed(Failure failure, Optional<Duration> retryAfter) implements Answer {}

  /**
   * Reads all pages of a list now.
   *
   * @return completes exceptionally only for a mistake of ours, never for what happens upstream
   */
  CompletionStage<Answer> fetch(Tenant tenant, PeopleList list);
}
