package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.runportal.cache.Budget.Share;

/**
 * A rate limit for reading large responses of one tenant to one kind of question, in a sliding
 * window of one minute. What counts is how much there is to read, because that is what takes
 * processor time: the largest response takes as much as hundreds of usual ones, whatever is in it.
 *
 * <p>Each kind of question has a limit of its own, so that long runs which are watched leave lists
 * alone, and the other way round. All of them together are the most that a tenant can have read in
 * a minute. Not thread-safe.
 */
final class LargeAnswers {
  /**
   * Values of JSON. Enough for five of the largest runs there can be, if they are watched all the
   * time with the default {@code fresh-for}.
   */
  static final long MAX_OF_RUNS = 16_000_000;

  /**
   * A list of runs has a limited number of rows, and only rows with hundreds of tasks each make it
   * large: enough for a hundred lists whose runs have twenty tasks, and for four of the largest.
   */
  static final long MAX_OF_LISTS = 3_200_000;

  /** For what is asked for less often, and seldom large: two of the largest responses. */
  static final long MAX_OF_OTHERS = 1_600_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final long max;
  private final Deque<Read> read = new ArrayDeque<>();
  private long sum;

  private record Read(Instant at, long size) {}

  /**
   * @param max the size of what may be read within a minute; the response that exceeds it is read
   */
  LargeAnswers(long max) {
    this.max = max;
  }

  /** The limit for the questions that have a share of the calls. */
  static LargeAnswers of(Share share) {
    return new LargeAnswers(
        switch (share) {
          case ANSWERED, UNKNOWN, UNANSWERED -> MAX_OF_RUNS;
          case LISTS -> MAX_OF_LISTS;
          case PEOPLE, TASK_LISTS, LEFT_OUT_TASKS, TEMPLATES, YARDSTICKS -> MAX_OF_OTHERS;
        });
  }

  /** The time until another one may be read; zero if it may be read now. */
  Duration untilFree(Instant now) {
    if (!read.isEmpty() && read.getLast().at().isAfter(now)) {
      // the clock was set back: the real times are lost, so all of it counts as read now
      long all = sum;
      read.clear();
      read.addLast(new Read(now, all));
    }
    while (!read.isEmpty() && !read.getFirst().at().plus(MINUTE).isAfter(now)) {
      sum -= read.removeFirst().size();
    }
    long left = sum;
    Instant free = now;
    for (Read one : read) {
      if (left < max) {
        break;
      }
      left -= one.size();
      free = one.at().plus(MINUTE);
    }
    return Duration.between(now, free);
  }

  /** Counts one; call it only if there is room. */
  void add(Instant now, long size) {
    read.addLast(new Read(now, size));
    sum += size;
  }
}
