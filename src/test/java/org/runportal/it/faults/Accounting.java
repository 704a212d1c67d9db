package org.runportal.it.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether every call that reached the vendor had to be made, and none too many was. */
final class Accounting {
  /** The shortest pause after a first failure. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final List<Calls.Call> calls;
  private final List<String> heads;
  private final Map<Place, List<Page>> pages;

  /**
   * @param calls for runs, by arrival
   * @param heads of all requests
   */
  Accounting(List<Calls.Call> calls, List<String> heads, Collection<Page> pages) {
    this.calls = calls;
    this.heads = heads;
    this.pages = pages.stream().collect(Collectors.groupingBy(Page::at));
  }

  /** Requests that are neither for a run nor for one of the lists of people, read once. */
  List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    IntStream.rangeClosed(1, Place.TENANTS)
        .mapToObj(this::unknown)
        .flatMap(Optional::stream)
        .forEach(unknown::add);
    long ours = heads.stream().filter(head -> head.startsWith("GET /soak")).count();
    if (ours != heads.size()) {
      unknown.add((heads.size() - ours) + " requests of no tenant");
    }
    return unknown;
  }

  /** All requests made for a tenant. */
  long requests(int tenant) {
    return heads.stream()
        .filter(head -> head.startsWith("GET /" + Place.id(tenant) + "/api/"))
        .count();
  }

  private Optional<String> unknown(int tenant) {
    String id = Place.id(tenant);
    long all = requests(tenant);
    long runs = calls.stream().filter(of(tenant)).count();
    String people =
        "(?s)GET /%s/api/organizations/organization%d/(users|groups|guests)\\?.*"
            .formatted(id, tenant);
    long lists = heads.stream().filter(head -> head.matches(people)).count();
    return all == runs + lists && lists <= Soak.LISTS_OF_PEOPLE
        ? Optional.empty()
        : Optional.of(
            "%s: %d requests, %d for runs, %d for people".formatted(id, all, runs, lists));
  }

  /**
   * The most calls of a tenant in any minute. A call arrives at its deadline at the latest after it
   * was counted, so that much less than a minute is looked at.
   */
  int mostInAMinute(int tenant) {
    List<Instant> arrivals = calls.stream().filter(of(tenant)).map(Calls.Call::arrived).toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < arrivals.size(); last++) {
      while (!arrivals
          .get(first)
          .plus(Soak.MINUTE.minus(Soak.DEADLINE))
          .isAfter(arrivals.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Calls that came sooner after the one before, for the same run, than a fresh answer allows. */
  List<String> tooSoon() {
    List<String> tooSoon = new ArrayList<>();
    calls.stream()
        .collect(Collectors.groupingBy(Calls.Call::at))
        .forEach(
            (at, questions) ->
                IntStream.range(1, questions.size())
                    .filter(i -> isTooSoon(questions.get(i - 1), questions.get(i)))
                    .forEach(
                        i -> tooSoon.add(questions.get(i - 1) + ", then " + questions.get(i))));
    return tooSoon;
  }

  private static boolean isTooSoon(Calls.Call one, Calls.Call next) {
    boolean known = one.version().isPresent() || one.drops();
    Duration pause = known ? Soak.FRESH_FOR : SHORTEST_PAUSE;
    return next.arrived().isBefore(one.spoken().plus(pause));
  }

  /** Calls for a run that nobody looked at. */
  List<Calls.Call> unasked() {
    return calls.stream().filter(call -> !isAskedFor(call)).toList();
  }

  private boolean isAskedFor(Calls.Call call) {
    return pages.getOrDefault(call.at(), List.of()).stream()
        .anyMatch(
            page ->
                page.asked().isBefore(call.arrived())
                    && page.answered().plus(Soak.DEADLINE).isAfter(call.arrived()));
  }

  private static Predicate<Calls.Call> of(int tenant) {
    return call -> call.at().tenant() == tenant;
  }
}
