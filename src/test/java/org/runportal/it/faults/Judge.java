package org.runportal.it.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of each page of the soak whether it may have looked like that, given all that the vendor
 * said and when. Portal, vendor and visitors read the same clock of the same machine, so most rules
 * are exact; where the portal's own time with an answer comes into it, the deadline of a call is
 * allowed for.
 */
final class Judge {
  /** A page gives its time without fractions of a second. */
  private static final Duration ROUNDED = Duration.ofSeconds(1);

  /** A busy machine may take so long for what costs nothing. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** A call, the pause it began and the call that tests whether it may end. */
  private static final Duration TENANT_TROUBLE =
      Soak.DEADLINE.plus(Soak.MAX_PAUSE).plus(Soak.DEADLINE).plus(GRACE);

  /** What takes longer though no call is needed is slow. */
  private static final Duration AT_HAND = Duration.ofMillis(500);

  private final Collection<Page> pages;
  private final Map<Place, List<Calls.Call>> callsByRun;
  private final Map<Integer, List<Calls.Call>> callsByTenant;
  private final Map<Place, Seen> seen;

  Judge(List<Calls.Call> calls, Collection<Page> pages) {
    this.pages = pages;
    callsByRun = calls.stream().collect(Collectors.groupingBy(Calls.Call::at));
    callsByTenant = calls.stream().collect(Collectors.groupingBy(call -> call.at().tenant()));
    seen =
        pages.stream()
            .collect(
                Collectors.groupingBy(
                    Page::at, Collectors.collectingAndThen(Collectors.toList(), Seen::new)));
  }

  /** What is wrong with a page; nothing when it is right. */
  List<String> faultsOf(Page page) {
    List<String> wrong = new ArrayList<>();
    if (!page.oddity().isEmpty()) {
      wrong.add("it says " + page.oddity());
    }
    if (page.showsRun()) {
      showsRightly(page, wrong);
    } else {
      failsRightly(page, wrong);
    }
    page.reason()
        .filter(reason -> !isExplained(reason, page) && !isForWantOfTime(page))
        .ifPresent(reason -> wrong.add("no reason for " + reason));
    return wrong;
  }

  /**
   * Whether a page reports a delay that is the machine's own: the vendor did nothing of the kind,
   * but at that time the portal was slow even with what it had at hand.
   */
  boolean isForWantOfTime(Page page) {
    return page.reason()
            .filter(reason -> reason == Meaning.BUSY || reason == Meaning.TIMED_OUT)
            .filter(reason -> !isExplained(reason, page))
            .isPresent()
        && atHand(page.asked().minus(TENANT_TROUBLE), page.answered())
            .map(Page::took)
            .sorted()
            .skip(atHand(page.asked().minus(TENANT_TROUBLE), page.answered()).count() / 2)
            .findFirst()
            .filter(median -> median.compareTo(AT_HAND) > 0)
            .isPresent();
  }

  /** Pages of that time for which no call had to be waited for. */
  private Stream<Page> atHand(Instant from, Instant until) {
    return pages.stream()
        .filter(page -> page.answered().isAfter(from) && page.asked().isBefore(until))
        .filter(page -> page.showsRun() && page.reason().isEmpty())
        .filter(
            page -> source(page).filter(said -> said.spoken().isBefore(page.asked())).isPresent());
  }

  private void showsRightly(Page page, List<String> wrong) {
    Optional<Calls.Call> source = source(page);
    if (source.isEmpty() || page.asOf().isEmpty()) {
      wrong.add("shows %s as of %s".formatted(page.canaries(), page.asOf()));
      return;
    }
    if (!page.tenants().equals(Set.of(page.at().tenant()))) {
      wrong.add("speaks for tenants " + page.tenants());
    }
    Instant said = source.get().spoken();
    Instant asOf = page.asOf().get();
    Duration allowed =
        page.reason().isPresent() ? Soak.COPY_MAX_AGE : Soak.FRESH_FOR.multipliedBy(2);
    if (!asOf.plus(ROUNDED).isAfter(page.asked().minus(allowed))) {
      wrong.add("is older than " + allowed);
    }
    if (asOf.plus(ROUNDED).isBefore(said) || asOf.isAfter(said.plus(Soak.DEADLINE).plus(GRACE))) {
      wrong.add("gives %s as the time of what was said at %s".formatted(asOf, said));
    }
    int oldest = seen.get(page.at()).oldestFor(page.asked());
    if (page.version().orElseThrow() < oldest) {
      wrong.add("shows %s after %d".formatted(page.canaries(), oldest));
    }
  }

  /** The answer of the vendor that it shows, if it is one to a question for this very run. */
  private Optional<Calls.Call> source(Page page) {
    return page.canaries().size() == 1
        ? of(page.at())
            .filter(call -> call.version().isPresent())
            .filter(
                call -> page.canaries().contains(page.at().canary(call.version().orElseThrow())))
            .filter(call -> call.spoken().isBefore(page.answered()))
            .findFirst()
        : Optional.empty();
  }

  private void failsRightly(Page page, List<String> wrong) {
    Optional<Meaning> reason = page.reason();
    if (reason.isEmpty() || reason.get().status() != page.status() || page.status() == 200) {
      wrong.add("status %d with the words of %s".formatted(page.status(), reason));
      return;
    }
    if (!page.canaries().isEmpty() || page.asOf().isPresent()) {
      wrong.add("fails and shows " + page.canaries());
    }
    boolean right =
        reason.get().passes()
            ? page.retryAfter()
                .filter(wait -> wait >= 1 && wait <= Soak.MINUTE.toSeconds() + 1)
                .isPresent()
            : page.retryAfter().isEmpty();
    if (!right) {
      wrong.add("Retry-After " + page.retryAfter());
    }
    if (reason.get().keepsCopy() && holdsCopy(page)) {
      wrong.add("hides the copy that is held");
    }
  }

  /** Whether somebody had already seen a copy that was neither dropped since nor too old. */
  private boolean holdsCopy(Page page) {
    return seen.get(page.at())
        .before(page.asked())
        .filter(Page::showsRun)
        .filter(
            earlier ->
                earlier
                    .asOf()
                    .orElse(Instant.MIN)
                    .isAfter(page.answered().minus(Soak.COPY_MAX_AGE)))
        .flatMap(earlier -> source(earlier).stream())
        .anyMatch(
            source ->
                of(page.at())
                    .noneMatch(
                        call ->
                            call.drops()
                                && !call.arrived().isBefore(source.arrived())
                                && call.arrived().isBefore(page.answered())));
  }

  private boolean isExplained(Meaning reason, Page page) {
    Predicate<Calls.Call> soFar =
        call -> call.means(reason) && call.arrived().isBefore(page.answered());
    if (!reason.keepsCopy()) {
      Instant since = page.asked().minus(Soak.FRESH_FOR).minus(Soak.DEADLINE).minus(GRACE);
      return of(page.at()).filter(soFar).anyMatch(call -> call.arrived().isAfter(since));
    }
    return of(page.at()).filter(soFar).anyMatch(call -> !isForgotten(call, page))
        || reason.bindsTenant() && troubles(soFar, page)
        || reason == Meaning.BUSY && isBudgetUsedUp(page);
  }

  /** Whether a good answer to the same question came later, long enough before the page. */
  private boolean isForgotten(Calls.Call trouble, Page page) {
    return of(page.at())
        .filter(call -> call.version().isPresent())
        .anyMatch(
            call ->
                call.arrived().isAfter(trouble.arrived())
                    && call.spoken().plus(GRACE).isBefore(page.asked()));
  }

  private boolean troubles(Predicate<Calls.Call> soFar, Page page) {
    Instant since = page.asked().minus(TENANT_TROUBLE);
    return of(page.at().tenant()).filter(soFar).anyMatch(call -> call.arrived().isAfter(since));
  }

  private boolean isBudgetUsedUp(Page page) {
    Instant since = page.asked().minus(Soak.MINUTE).minus(GRACE);
    long made =
        of(page.at().tenant())
            .filter(call -> call.arrived().isAfter(since))
            .filter(call -> call.arrived().isBefore(page.answered()))
            .count();
    return made + Soak.LISTS_OF_PEOPLE >= Soak.budget(page.at().tenant());
  }

  private Stream<Calls.Call> of(Place place) {
    return callsByRun.getOrDefault(place, List.of()).stream();
  }

  private Stream<Calls.Call> of(int tenant) {
    return callsByTenant.getOrDefault(tenant, List.of()).stream();
  }
}
