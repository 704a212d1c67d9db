package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Calls in the last minute, never more than allowed, and of some kinds less. The minute slides:
 * there is no full minute in which a new one begins and twice as many could be made. Not safe for
 * threads by itself.
 */
final class Budget {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * What a call is counted as. Nobody can say beforehand whether an unknown run exists or a failing
   * one has recovered, so a call may count as something else once it has ended.
   */
  enum Share {
    /** Asks for what answered last time, or has brought an answer. May use the whole budget. */
    ANSWERED,
    /**
     * Asks for a run of which nothing is known. Together with those that brought nothing these have
     * half, so whoever guesses ids leaves the other half to known runs.
     */
    UNKNOWN,
    /** Asks for what brought nothing last time, or has brought nothing. Repeats have a quarter. */
    UNANSWERED,
    /** Asks for names, which pages can do without: a quarter, and only out of the first half. */
    PEOPLE
  }

  /** A call that was made. */
  static final class Spent {
    private Instant at;
    private Share share;

    private Spent(Share share, Instant at) {
      this.share = share;
      this.at = at;
    }

    /** Counts the call as something else from now on. */
    void countAs(Share other) {
      share = other;
    }
  }

  private record Limit(Set<Share> shares, int calls) {}

  private final int callsPerMinute;
  private final Deque<Spent> calls = new ArrayDeque<>();

  Budget(int callsPerMinute) {
    this.callsPerMinute = callsPerMinute;
  }

  /** How long until such a call is left; zero when one is. */
  Duration untilFree(Share share, Instant now) {
    used(now);
    return limits(share).stream()
        .map(limit -> untilFree(limit, now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private List<Limit> limits(Share share) {
    Limit all = new Limit(EnumSet.allOf(Share.class), callsPerMinute);
    return switch (share) {
      case ANSWERED -> List.of(all);
      case UNKNOWN -> List.of(all, new Limit(EnumSet.of(Share.UNKNOWN, Share.UNANSWERED), part(2)));
      case UNANSWERED -> List.of(all, new Limit(EnumSet.of(Share.UNANSWERED), part(4)));
      case PEOPLE ->
          List.of(
              new Limit(EnumSet.allOf(Share.class), part(2)),
              new Limit(EnumSet.of(Share.PEOPLE), part(4)));
    };
  }

  private int part(int divisor) {
    return Math.max(1, callsPerMinute / divisor);
  }

  private Duration untilFree(Limit limit, Instant now) {
    List<Spent> counted =
        calls.stream().filter(spent -> limit.shares().contains(spent.share)).toList();
    int tooMany = counted.size() - limit.calls();
    return tooMany < 0
        ? Duration.ZERO
        : Duration.between(now, counted.get(tooMany).at.plus(MINUTE));
  }

  /** Uses one call up. */
  Spent take(Share share, Instant now) {
    used(now);
    Spent spent = new Spent(share, now);
    calls.addLast(spent);
    return spent;
  }

  /** The calls made in the last minute. */
  int used(Instant now) {
    if (!calls.isEmpty() && calls.getLast().at.isAfter(now)) {
      // the clock was set back: when they really were is lost, so they count as made just now
      calls.forEach(spent -> spent.at = now);
    }
    while (!calls.isEmpty() && !calls.getFirst().at.plus(MINUTE).isAfter(now)) {
      calls.removeFirst();
    }
    return calls.size();
  }
}
