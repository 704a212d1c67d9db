package org.runportal.page;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunLookup;
import org.runportal.web.CacheUse;
import org.runportal.web.DataState;

/** What the headers of a page tell of its data, in the words of the metrics. */
final class DataStates {
  private static final String REFRESHING = "refreshing";

  private DataStates() {}

  static CacheUse use(Asked<?> asked) {
    return CacheUse.of(
        asked.from() != Asked.From.MEMORY, asked.from() == Asked.From.SHARED_CALL, asked.held());
  }

  static DataState of(RunLookup lookup, Duration freshFor) {
    if (lookup instanceof RunLookup.Failed failed) {
      return failed(failed.failure());
    }
    RunLookup.Answered answered = (RunLookup.Answered) lookup;
    Optional<String> trouble = Optional.empty();
    if (answered instanceof RunLookup.Refreshing) {
      trouble = Optional.of(REFRESHING);
    } else if (answered instanceof RunLookup.Old old) {
      trouble = Optional.of(word(old.failure()));
    }
    return new DataState(Optional.of(answered.asOf()), freshFor, trouble, false);
  }

  static DataState of(RunListLookup lookup, Duration freshFor) {
    if (lookup instanceof RunListLookup.Failed failed) {
      return failed(failed.failure());
    }
    RunListLookup.Found found = (RunListLookup.Found) lookup;
    Optional<String> trouble =
        found.trouble().map(it -> it.failure().map(DataStates::word).orElse(REFRESHING));
    return new DataState(Optional.of(found.asOf()), freshFor, trouble, false);
  }

  /** Nobody may tell an unknown run from an unknown tenant. */
  private static DataState failed(Failure failure) {
    return new DataState(
        Optional.empty(), Duration.ZERO, Optional.of(word(failure)), failure == Failure.NOT_FOUND);
  }

  private static String word(Failure failure) {
    return failure.name().toLowerCase(Locale.ROOT);
  }
}
