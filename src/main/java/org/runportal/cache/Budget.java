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
 * A rate limit for calls: a sliding window of one minute, with smaller limits for some kinds of
 * calls. Unlike a fixed window it never admits twice the limit around a boundary. Not thread-safe.
 */
final class Budget {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * The kind a call is counted as. Whether an unknown run exists or a failing one has recovered is
   * known only afterwards, so the kind may change when the call ends.
   */
  enum Share {
    /** For a question that was answered last time, or is answered now. May use the whole budget. */
    ANSWERED,
    /**
     * For an unknown run. Together with failed calls these may use half of the budget, so guessed
     * ids leave the other half to known runs.
     */
    UNKNOWN,
    /** For a question that failed last time, or fails now. Repeats may use a quarter. */
    UNANSWERED,
    /** For names, which pages can do without: a quarter, and only from the first half. */
    PEOPLE,
    /**
     * For lists of runs, of which anybody who may see them can ask for many: three eighths. All
     * that is no run may use half together; the other half is for runs alone.
     */
    LISTS,
    /** For what waits for somebody: from the same half, of which lists of runs leave a quarter. */
    TASK_LISTS,
    /** For the tasks that runs leave out: a quarter, from the same half. */
    LEFT_OUT_TASKS,
    /** For templates, which pages can do without: an eighth, and only from the first half. */
    TEMPLATES,
    /** For the finished runs of templates: like {@link #TEMPLATES}, with an eighth of their own. */
    YARDSTICKS
  }

  /** A counted call. */
  static final class Spent {
    private final String visitor;
    private Instant at;
    private Share share;

    private Spent(Share share, String visitor, Instant at) {
      this.share = share;
      this.visitor = visitor;
      this.at = at;
    }

    /** Changes the kind of the call. */
    void countAs(Share other) {
      share = other;
    }
  }

  /** What one visitor may ask for again and again, each time for another. */
  private static final Set<Share> OF_VISITOR = EnumSet.of(Share.LISTS, Share.TASK_LISTS);

  private record Limit(Set<Share> shares, int calls) {}

  private final int callsPerMinute;
  private final Deque<Spent> calls = new ArrayDeque<>();

  Budget(int callsPerMinute) {
    this.callsPerMinute = callsPerMinute;
  }

  /** The time until a call of this kind is admitted; zero if it is admitted now. */
  Duration untilFree(Share share, Instant now) {
    used(now);
    return limits(share).stream()
        .map(limit -> untilFree(limit, now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * The time until a visitor may cause another call of this kind; zero if they may now. A quarter
   * of the budget may be for lists that one visitor asks for, so others have lists, too.
   */
  Duration untilFree(Share share, String visitor, Instant now) {
    if (!OF_VISITOR.contains(share)) {
      return Duration.ZERO;
    }
    used(now);
    return untilFree(
        calls.stream()
            .filter(spent -> OF_VISITOR.contains(spent.share) && spent.visitor.equals(visitor))
            .toList(),
        part(4),
        now);
  }

  private List<Limit> limits(Share share) {
    Limit all = new Limit(EnumSet.allOf(Share.class), callsPerMinute);
    return switch (share) {
      case ANSWERED -> List.of(all);
      case UNKNOWN -> List.of(all, new Limit(EnumSet.of(Share.UNKNOWN, Share.UNANSWERED), part(2)));
      case UNANSWERED -> List.of(all, new Limit(EnumSet.of(Share.UNANSWERED), part(4)));
      case PEOPLE -> behindPages(share, part(4));
      case LISTS ->
          List.of(
              all,
              noRuns(),
              new Limit(EnumSet.of(Share.LISTS), Math.max(1, callsPerMinute * 3 / 8)));
      case TASK_LISTS -> List.of(all, noRuns());
      case LEFT_OUT_TASKS -> List.of(all, noRuns(), new Limit(EnumSet.of(share), part(4)));
      case TEMPLATES, YARDSTICKS -> behindPages(share, part(8));
    };
  }

  private Limit noRuns() {
    return new Limit(
        EnumSet.of(
            Share.PEOPLE,
            Share.LISTS,
            Share.TASK_LISTS,
            Share.LEFT_OUT_TASKS,
            Share.TEMPLATES,
            Share.YARDSTICKS),
        part(2));
  }

  /** For what pages can do without: not once half of the budget is used, for whatever. */
  private List<Limit> behindPages(Share share, int most) {
    return List.of(
        new Limit(EnumSet.allOf(Share.class), part(2)), new Limit(EnumSet.of(share), most));
  }

  private int part(int divisor) {
    return Math.max(1, callsPerMinute / divisor);
  }

  private Duration untilFree(Limit limit, Instant now) {
    return untilFree(
        calls.stream().filter(spent -> limit.shares().contains(spent.share)).toList(),
        limit.calls(),
        now);
  }

  private static Duration untilFree(List<Spent> counted, int limit, Instant now) {
    int tooMany = counted.size() - limit;
    return tooMany < 0
        ? Duration.ZERO
        : Duration.between(now, counted.get(tooMany).at.plus(MINUTE));
  }

  /**
   * Counts a call.
   *
   * @param visitor who asked for it; empty for nobody in particular
   */
  Spent take(Share share, String visitor, Instant now) {
    used(now);
    Spent spent = new Spent(share, visitor, now);
    calls.addLast(spent);
    return spent;
  }

  /** The number of calls in the last minute. */
  int used(Instant now) {
    if (!calls.isEmpty() && calls.getLast().at.isAfter(now)) {
      // the clock was set back: the real times are lost, so the calls count as made now
      calls.forEach(spent -> spent.at = now);
    }
    while (!calls.isEmpty() && !calls.getFirst().at.plus(MINUTE).isAfter(now)) {
      calls.removeFirst();
    }
    return calls.size();
  }
}
