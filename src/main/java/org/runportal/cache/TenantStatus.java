package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.tenant.TenantId;

/**
 * The status of one tenant in numbers, for operators. It contains no run, person or secret.
 *
 * @param tenant the tenant
 * @param token the state of our token
 * @param calls the calls to the vendor since the start
 * @param now the current call limits
 * @param copies the cached runs
 * @param coalesced requests since the start that shared another request's call
 * @param waiting threads that wait for the vendor now
 * @param limited requests since the start that one of our own limits rejected
 */
public record TenantStatus(
    TenantId tenant,
    Token token,
    Calls calls,
    CallStatus now,
    CacheStats copies,
    long coalesced,
    int waiting,
    Map<OwnLimit, Long> limited) {
  /** The map is copied. */
  public TenantStatus {
    limited = Map.copyOf(limited);
  }

  /**
   * The state of our token according to the vendor's responses.
   *
   * @param refusedSince the first of the rejections; empty unless the state is {@link
   *     State#REFUSED}
   */
  public record Token(State state, Optional<Instant> refusedSince) {
    static final Token UNTRIED = new Token(State.UNTRIED, Optional.empty());

    /** Whether the vendor accepts it. */
    public enum State {
      /** No conclusive response so far. */
      UNTRIED,
      /** The last conclusive response accepted it. */
      ACCEPTED,
      /** The last conclusive response rejected it. */
      REFUSED
    }
  }

  /**
   * Calls to the vendor, including those for the people directory.
   *
   * @param answered the successful ones
   * @param failed the failed ones by failure
   * @param asked all of them by what was asked for
   * @param bounds the upper bounds of the duration buckets, ascending
   * @param times how many calls took no longer than the bound at that place and longer than the one
   *     before; one more at the end for longer ones
   * @param total the sum of all durations
   * @param lastFailure the last failed call; a missing run is not a failure
   */
  public record Calls(
      long answered,
      Map<Failure, Long> failed,
      Map<Asked, Long> asked,
      List<Duration> bounds,
      List<Long> times,
      Duration total,
      Optional<FailedCall> lastFailure) {
    /** The lists and the map are copied. */
    public Calls {
      failed = Map.copyOf(failed);
      asked = Map.copyOf(asked);
      bounds = List.copyOf(bounds);
      times = List.copyOf(times);
    }

    /**
     * The smallest bucket bound that a share of all calls did not exceed.
     *
     * @param share of all calls, above 0 and at most 1
     * @return empty if even the largest bound was exceeded by more calls
     */
    public Optional<Duration> keptBy(double share) {
      long wanted = (long) Math.ceil(share * made());
      long counted = 0;
      for (int i = 0; i < bounds.size(); i++) {
        counted += times.get(i);
        if (counted >= wanted) {
          return Optional.of(bounds.get(i));
        }
      }
      return Optional.empty();
    }

    /** The number of finished calls. */
    public long made() {
      return times.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** What a call asked for. */
  public enum Asked {
    /** A run. */
    RUN,
    /** A page of a list of runs. */
    LIST,
    /** A list of tasks. */
    TASKS,
    /** A page of the people directory. */
    PEOPLE,
    /** A template. */
    TEMPLATE,
    /** The finished runs of a template. */
    YARDSTICK;

    static Asked of(Question question) {
      if (question instanceof Question.OfPeople) {
        return PEOPLE;
      }
      if (question instanceof Question.OfTaskList
          || question instanceof Question.OfHiddenTasks
          || question instanceof Question.OfLeftOutTasks) {
        return TASKS;
      }
      if (question instanceof Question.OfTemplate) {
        return TEMPLATE;
      }
      if (question instanceof Question.OfYardstick) {
        return YARDSTICK;
      }
      return question instanceof Question.OfRunList ? LIST : RUN;
    }
  }

  /**
   * A failed call.
   *
   * @param failure the failure
   * @param at when it ended
   */
  public record FailedCall(Failure failure, Instant at) {}

  /**
   * The current call limits.
   *
   * @param budget the calls allowed per minute
   * @param used calls made in the last minute
   * @param breaker the state of the circuit breaker
   * @param failures different questions that have started to fail since the last answer
   * @param closed why calls are not allowed now; empty if they are
   * @param retryAfter the time until a call is allowed; zero if it is allowed now
   */
  public record CallStatus(
      int budget,
      int used,
      Breaker breaker,
      int failures,
      Optional<Failure> closed,
      Duration retryAfter) {
    /** The state of the circuit breaker. */
    public enum Breaker {
      /** Calls are allowed. */
      CLOSED,
      /** Calls are not allowed. */
      OPEN,
      /** One call is allowed, as a probe. */
      HALF_OPEN
    }
  }

  /**
   * The cached runs.
   *
   * @param runs their number
   * @param oldest the age of the oldest; empty if there is none
   * @param newest the age of the newest; empty if there is none
   * @param bytes what they take, packed
   * @param readBytes what is taken by those that are kept as they are read, too
   * @param reads how often one was read since the start
   */
  public record CacheStats(
      int runs,
      Optional<Duration> oldest,
      Optional<Duration> newest,
      long bytes,
      long readBytes,
      long reads) {}
}
