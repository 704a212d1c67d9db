package org.runportal.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.run.Yardstick;
import org.runportal.web.Fact;
import org.runportal.web.Moments;

/**
 * The questions of a manager: is it on time, where does the time go, when will it end. Answered
 * only as far as the run has data for it, and with the basis of the answer.
 */
final class Outlook {
  /** For shorter runs the question of lost time is not answered. */
  private static final Duration WORTH_TELLING = Duration.ofHours(1);

  /** Tasks whose durations differ by less took equally long. */
  private static final Duration SAME = Duration.ofMinutes(10);

  private static final int NAMED = 3;

  private final Run run;
  private final RunState state;
  private final Optional<Yardstick> yardstick;
  private final Wording words;

  /** Dates in full: what is likely is soon read on another day. */
  private final Wording full;

  private final Moments moments;
  private final RunIndex index;
  private final List<Task> open;
  private final List<Task> done;

  /**
   * @param yardstick how long other runs of the template took, where this is known
   */
  Outlook(Run run, RunState state, Optional<Yardstick> yardstick, Wording words) {
    this.run = run;
    this.state = state;
    this.yardstick = yardstick;
    this.words = words;
    this.full = words.onPaper();
    this.moments = words.moments();
    this.index = RunIndex.of(run);
    this.open = index.open();
    this.done = index.done();
  }

  /** The questions with their answers; a question without an answer is left out, or says so. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    if (run.plan().tasks().items().isEmpty()) {
      return facts;
    }
    add(facts, "punctual", state == RunState.ARCHIVED ? Optional.empty() : punctual());
    Optional<String> usual = usual();
    Optional<String> longest = longest();
    add(
        facts,
        "time",
        usual.isPresent()
            ? longest
            : longest.map(sentence -> sentence + " " + age().orElseThrow()));
    add(facts, "duration", usual.map(sentence -> age().orElseThrow() + " " + sentence));
    boolean goesOn = state != RunState.ARCHIVED && state != RunState.COMPLETE && !open.isEmpty();
    add(facts, "end", goesOn ? end() : Optional.empty());
    return facts;
  }

  private void add(List<Fact> facts, String key, Optional<String> text) {
    text.ifPresent(t -> facts.add(new Fact(words.say("outlook." + key), t)));
  }

  private Optional<String> punctual() {
    Optional<Instant> due = run.times().due().flatMap(this::endOf);
    if (state == RunState.COMPLETE) {
      Optional<Instant> completed = When.instant(run.times().completed());
      return due.isEmpty() || completed.isEmpty()
          ? Optional.empty()
          : Optional.of(
              completed.get().isAfter(due.get())
                  ? words.say(
                      "outlook.punctual.wasLate",
                      "length",
                      moments.length(Duration.between(due.get(), completed.get())))
                  : words.say("outlook.punctual.wasOnTime"));
    }
    int late = index.all().late(moments);
    Optional<DueDate> whole = run.times().due().map(when -> full.due(Optional.of(when)));
    if (whole.filter(DueDate::late).isPresent()) {
      return Optional.of(
          words.say("outlook.punctual.over", "clause", whole.get().clause(), "late", late));
    }
    if (late > 0) {
      return Optional.of(words.say("outlook.punctual.late", "late", late));
    }
    if (run.plan().mayMissOpenTasks()) {
      return Optional.empty();
    }
    boolean known =
        whole.isPresent() || open.stream().anyMatch(task -> task.times().deadline().isPresent());
    return known
        ? Optional.of(
            whole
                .map(d -> words.say("outlook.punctual.onTime.due", "clause", d.clause()))
                .orElseGet(() -> words.say("outlook.punctual.onTime")))
        : Optional.of(words.say("outlook.punctual.unknown"));
  }

  /** "Usually it takes 6 to 11 days", and what that was read off. */
  private Optional<String> usual() {
    return span().isEmpty() || state == RunState.ARCHIVED
        ? Optional.empty()
        : yardstick.flatMap(
            measure ->
                measure
                    .usual()
                    .map(
                        range ->
                            words.say(
                                "outlook.duration.usual",
                                "range",
                                range(range),
                                "count",
                                range.basis(),
                                "since",
                                since(measure))));
  }

  /** Two lengths of time in one unit: that of the longer one. */
  private String range(Yardstick.Range range) {
    ChronoUnit unit = Yardstick.unit(range.to());
    long from = rounded(range.from(), unit);
    String to = moments.length(unit.getDuration().multipliedBy(rounded(range.to(), unit)));
    if (from == 0) {
      return words.say("outlook.duration.upTo", "to", to);
    }
    return from == rounded(range.to(), unit)
        ? words.say("outlook.duration.equal", "to", to)
        : words.say("outlook.duration.range", "from", from, "to", to);
  }

  private static long rounded(Duration length, ChronoUnit unit) {
    return length.plus(unit.getDuration().dividedBy(2)).dividedBy(unit.getDuration());
  }

  private String since(Yardstick measure) {
    return full.moments().pastDay(measure.since().orElseThrow());
  }

  /** "The process has been running for 12 days", or how long it took. */
  private Optional<String> age() {
    return span()
        .map(
            span ->
                words.say(
                    isOver() ? "outlook.duration.took" : "outlook.duration.running",
                    "age",
                    moments.length(span)));
  }

  private Optional<Instant> begun() {
    return When.instant(run.times().started()).or(() -> When.instant(run.times().created()));
  }

  /** Nothing is left to do, as far as is known. */
  private boolean isOver() {
    return open.isEmpty();
  }

  /**
   * How long it has been running, or took; nothing where it is over and nobody knows since when.
   */
  private Optional<Duration> span() {
    Optional<Instant> until = isOver() ? ended() : Optional.of(moments.now());
    return begun().flatMap(from -> until.map(to -> Duration.between(from, to)));
  }

  /** When it was completed, or else the last of its tasks was. */
  private Optional<Instant> ended() {
    if (run.plan().mayMissOpenTasks()) {
      return Optional.empty();
    }
    return When.instant(run.times().completed()).or(index::lastCompleted);
  }

  /** "Legal review: open for 9 days", of those open now; once all is done, of all. */
  private Optional<String> longest() {
    boolean over = isOver();
    if (span().isEmpty() || state == RunState.ARCHIVED) {
      return Optional.empty();
    }
    Duration age = span().get();
    Longest longest =
        index.longest(over ? "over" : moments.now(), () -> longest(over ? done : open));
    Duration most = longest.span();
    if (age.compareTo(WORTH_TELLING) < 0
        || most.compareTo(WORTH_TELLING) < 0
        || most.minus(SAME).compareTo(age) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        words.say(
            over ? "outlook.time.took" : "outlook.time.open",
            "tasks",
            words.quoted(longest.tasks(), NAMED),
            "count",
            longest.tasks().size(),
            "more",
            Math.max(0, longest.tasks().size() - NAMED),
            "span",
            moments.length(most)));
  }

  /**
   * What takes longest.
   *
   * @param span how long
   * @param tasks all that take as long, in the order of the plan
   */
  record Longest(Duration span, List<Task> tasks) {}

  private Longest longest(List<Task> candidates) {
    Duration most =
        candidates.stream()
            .flatMap(task -> span(task).stream())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new Longest(
        most,
        candidates.stream()
            .filter(task -> span(task).filter(s -> s.plus(SAME).compareTo(most) >= 0).isPresent())
            .toList());
  }

  private Optional<Duration> span(Task task) {
    Optional<Instant> end =
        RunState.done(task) ? When.instant(task.times().completed()) : Optional.of(moments.now());
    return When.instant(task.times().started())
        .flatMap(start -> end.map(e -> Duration.between(start, e)))
        .filter(span -> !span.isNegative());
  }

  private Optional<String> end() {
    // nobody knows here when the confidential ones are due
    if (run.plan().mayMissOpenTasks()) {
      return usualEnd();
    }
    Forecast forecast = index.forecast(List.of(moments.now(), moments.zone()), this::forecast);
    if (forecast.deadlines() < open.size()) {
      return usualEnd(
          words.say(
              "outlook.end.noDeadlines",
              "count",
              open.size() - forecast.deadlines(),
              "total",
              open.size()));
    }
    if (forecast.delays() < Estimate.MIN_SAMPLES) {
      return usualEnd(words.say("outlook.end.noHistory", "count", forecast.delays()));
    }
    return forecast
        .end()
        .map(interval -> likely(interval, forecast.deadlines(), forecast.delays()))
        .or(() -> usualEnd(words.say("outlook.end.uneven", "count", forecast.delays())));
  }

  /**
   * When the run is likely to end.
   *
   * @param deadlines how many open tasks have one
   * @param delays how many tasks were done that have one
   * @param end empty where it cannot be told
   */
  record Forecast(int deadlines, int delays, Optional<Estimate.Interval> end) {}

  private Forecast forecast() {
    List<Instant> deadlines =
        open.stream()
            .flatMap(task -> task.times().deadline().flatMap(this::endOf).stream())
            .toList();
    List<Duration> delays = done.stream().flatMap(task -> delay(task).stream()).toList();
    return new Forecast(
        deadlines.size(),
        delays.size(),
        deadlines.size() < open.size()
            ? Optional.empty()
            : Estimate.end(deadlines, delays, moments.now()));
  }

  /** When runs of the template usually end that have taken so long already. */
  private Optional<String> usualEnd() {
    return begun()
        .flatMap(
            from ->
                yardstick.flatMap(
                    measure ->
                        measure
                            .usualAfter(Duration.between(from, moments.now()))
                            .map(range -> usualEnd(from, range, measure))));
  }

  private Optional<String> usualEnd(String otherwise) {
    return Optional.of(usualEnd().orElse(otherwise));
  }

  private String usualEnd(Instant from, Yardstick.Range range, Yardstick measure) {
    return words.say(
        "outlook.end.usual",
        "dates",
        days(from.plus(range.from()), from.plus(range.to())),
        "percent",
        words.texts().percent(10.0 * Yardstick.IN_TEN),
        "basis",
        range.basis(),
        "count",
        measure.durations().size(),
        "since",
        since(measure));
  }

  private String likely(Estimate.Interval interval, int deadlines, int history) {
    return words.say(
        "outlook.end.likely",
        "dates",
        days(interval.from(), interval.to()),
        "open",
        deadlines,
        "done",
        history,
        "percent",
        words.texts().percent(10.0 * Estimate.IN_TEN));
  }

  private String days(Instant from, Instant to) {
    LocalDate first = moments.day(from);
    LocalDate last = moments.day(to);
    // one bare date would be read as a promise
    return full.moments().between(first, last.isAfter(first) ? last : first.plusDays(1));
  }

  private Optional<Duration> delay(Task task) {
    return When.instant(task.times().completed())
        .flatMap(
            end -> task.times().deadline().flatMap(this::endOf).map(d -> Duration.between(d, end)));
  }

  /** The instant by which something is due; a day is due by its end. */
  private Optional<Instant> endOf(When when) {
    if (when instanceof When.Day day) {
      return Optional.of(moments.endOf(day.date()));
    }
    return When.instant(Optional.of(when));
  }
}
