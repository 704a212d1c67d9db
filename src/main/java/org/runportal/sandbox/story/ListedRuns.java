package org.runportal.sandbox.story;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The runs that lists have: the {@link Stories}, without those whose tasks would make a row as
 * large as a list, and the {@link Population}. Dates are whole days from today, so the runs are
 * built once a day.
 */
public final class ListedRuns {
  private record Day(LocalDate date, ZoneId zone, List<Story> runs) {}

  private final AtomicReference<Day> latest = new AtomicReference<>();

  List<Story> at(Now now) {
    LocalDate today = now.date(0);
    Day built = latest.get();
    if (built == null || !built.date().equals(today) || !built.zone().equals(now.zone())) {
      List<Story> runs = new ArrayList<>(Stories.smallOnesAt(now));
      runs.addAll(Population.allAt(now));
      built = new Day(today, now.zone(), List.copyOf(runs));
      latest.set(built);
    }
    return built.runs();
  }
}
