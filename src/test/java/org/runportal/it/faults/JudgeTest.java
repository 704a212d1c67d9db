package org.runportal.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A judge who finds nothing wrong is worth nothing unless he would. */
class JudgeTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final Place HERE = new Place(1, 3);
  private static final Place THERE = new Place(2, 3);

  private final List<Calls.Call> calls = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();

  @Test
  void findsNothingWrongWithWhatTheVendorSaid() {
    said(HERE, 0, 1);
    fails(HERE, 3, Meaning.UNREACHABLE);
    assertThat(judged(shows(HERE, 1, 1))).isEmpty();
    assertThat(judged(excuses(HERE, 5, 1, Meaning.UNREACHABLE))).isEmpty();
    assertThat(judged(failed(THERE, 5, 503, Meaning.UNREACHABLE, 2)))
        .containsExactly("no reason for UNREACHABLE");
  }

  @Test
  void findsAnotherRunsWords() {
    said(HERE, 0, 1);
    said(THERE, 0, 1);
    assertThat(judged(page(HERE, 1, 200, Set.of(THERE.canary(1)), 1, Optional.empty(), 0)))
        .isNotEmpty();
    assertThat(
            judged(
                page(
                    HERE, 1, 200, Set.of(HERE.canary(1), THERE.canary(1)), 1, Optional.empty(), 0)))
        .isNotEmpty();
  }

  @Test
  void findsAnotherTenantsName() {
    said(HERE, 0, 1);
    assertThat(judged(page(HERE, 1, 200, Set.of(HERE.canary(1)), 2, Optional.empty(), 0)))
        .containsExactly("speaks for tenants [2]");
  }

  @Test
  void findsWhatNobodyHasSaidYet() {
    said(HERE, 10, 1);
    assertThat(judged(shows(HERE, 1, 1))).isNotEmpty();
  }

  @Test
  void findsWhatIsTooOldForItsExcuse() {
    said(HERE, 0, 1);
    fails(HERE, 3, Meaning.UNREACHABLE);
    assertThat(judged(shows(HERE, 6, 1))).containsExactly("is older than PT4S");
    assertThat(judged(excuses(HERE, 4, 1, Meaning.UNREACHABLE))).isEmpty();
    fails(HERE, 15, Meaning.UNREACHABLE);
    assertThat(judged(excuses(HERE, 17, 1, Meaning.UNREACHABLE)))
        .containsExactly("is older than PT15S");
  }

  @Test
  void findsAFalseTime() {
    said(HERE, 0, 1);
    Page honest = shows(HERE, 3, 1);
    Page younger =
        new Page(
            HERE,
            honest.asked().plusSeconds(9),
            honest.answered().plusSeconds(9),
            200,
            honest.canaries(),
            honest.tenants(),
            honest.reason(),
            Optional.of(NOON.plusSeconds(11)),
            Optional.empty(),
            "");
    assertThat(judged(younger)).hasSize(1).first().asString().contains("as the time of what");
  }

  @Test
  void findsAnOlderAnswerAfterANewerOne() {
    said(HERE, 0, 1);
    said(HERE, 2, 2);
    pages.add(shows(HERE, 2, 2));
    assertThat(judged(shows(HERE, 3, 1))).hasSize(1).first().asString().contains("after 2");
  }

  @Test
  void findsACopyThatHadToBeForgotten() {
    said(HERE, 0, 1);
    pages.add(shows(HERE, 0, 1));
    fails(HERE, 2, Meaning.NOT_FOUND);
    pages.add(failed(HERE, 2, 404, Meaning.NOT_FOUND, 0));
    assertThat(judged(pages.get(1))).isEmpty();
    assertThat(judged(shows(HERE, 3, 1))).hasSize(1).first().asString().contains("after 2");
  }

  @Test
  void findsAFailureThatHidesACopy() {
    said(HERE, 0, 1);
    pages.add(shows(HERE, 0, 1));
    fails(HERE, 3, Meaning.UNREACHABLE);
    Page hides = failed(HERE, 4, 503, Meaning.UNREACHABLE, 2);
    assertThat(judged(hides)).containsExactly("hides the copy that is held");

    fails(HERE, 2, Meaning.NOT_FOUND);
    assertThat(judged(hides)).as("dropped before").isEmpty();
  }

  @Test
  void findsAWrongStatusOrNoWordsOrNoWayBack() {
    fails(HERE, 0, Meaning.TIMED_OUT);
    assertThat(judged(failed(HERE, 1, 504, Meaning.TIMED_OUT, 2))).isEmpty();
    assertThat(judged(failed(HERE, 1, 503, Meaning.TIMED_OUT, 2))).isNotEmpty();
    assertThat(judged(failed(HERE, 1, 504, Meaning.TIMED_OUT, 0))).isNotEmpty();
    assertThat(judged(page(HERE, 1, 500, Set.of(), 0, Optional.empty(), 0))).isNotEmpty();
    assertThat(judged(Page.none(HERE, NOON, NOON, "reset"))).contains("it says reset");
  }

  @Test
  void findsAnExcuseThatIsNoLongerTrue() {
    fails(HERE, -3, Meaning.UNREADABLE);
    said(HERE, 0, 1);
    assertThat(judged(excuses(HERE, 1, 1, Meaning.UNREADABLE))).isEmpty();
    assertThat(judged(excuses(HERE, 3, 1, Meaning.UNREADABLE)))
        .containsExactly("no reason for UNREADABLE");
    assertThat(judged(excuses(HERE, 1, 1, Meaning.BUSY))).containsExactly("no reason for BUSY");
  }

  @Test
  void knowsWhatToReadOnAPage() {
    Page page =
        Page.read(
            HERE,
            NOON,
            NOON,
            200,
            "<title>x - Organization number 1.</title><p class=\"notice stale\" role=\"status\">"
                + "Tallyfy is not answering. You see…</p><h1>Run canary-1-3-7</h1>"
                + "<p class=\"age\"><time datetime=\"2026-03-12T11:59:58Z\">…</time></p>",
            null);
    assertThat(page)
        .isEqualTo(
            new Page(
                HERE,
                NOON,
                NOON,
                200,
                Set.of("canary-1-3-7"),
                Set.of(1),
                Optional.of(Meaning.UNREACHABLE),
                Optional.of(NOON.minusSeconds(2)),
                Optional.empty(),
                ""));
    assertThat(Page.read(HERE, NOON, NOON, 500, "<pre>java.lang.Exception</pre>", "7"))
        .satisfies(
            broken -> {
              assertThat(broken.oddity()).isEqualTo("Exception");
              assertThat(broken.retryAfter()).contains(7L);
              assertThat(broken.reason()).isEmpty();
            });
  }

  private List<String> judged(Page page) {
    List<Page> all = new ArrayList<>(pages);
    all.add(page);
    return new Judge(calls, all).faultsOf(page);
  }

  private void said(Place at, int second, int version) {
    calls.add(
        new Calls.Call(at, time(second), time(second), Optional.of(version), Optional.empty()));
  }

  private void fails(Place at, int second, Meaning meaning) {
    Fault fault = Fault.of(meaning.name(), "", tenant -> {}, tenant -> {}, meaning);
    calls.add(new Calls.Call(at, time(second), time(second), Optional.empty(), Optional.of(fault)));
  }

  /** A page asked for a moment after that second, which shows what was said first. */
  private static Page shows(Place at, int second, int version) {
    return page(at, second, 200, Set.of(at.canary(version)), at.tenant(), Optional.empty(), 0);
  }

  private static Page excuses(Place at, int second, int version, Meaning meaning) {
    return page(at, second, 200, Set.of(at.canary(version)), at.tenant(), Optional.of(meaning), 0);
  }

  private static Page failed(Place at, int second, int status, Meaning meaning, long wait) {
    return page(at, second, status, Set.of(), 0, Optional.of(meaning), wait);
  }

  private static Page page(
      Place at,
      int second,
      int status,
      Set<String> canaries,
      int tenant,
      Optional<Meaning> reason,
      long wait) {
    Instant asked = time(second).plus(Duration.ofMillis(100));
    return new Page(
        at,
        asked,
        asked.plusMillis(50),
        status,
        canaries,
        tenant == 0 ? Set.of() : Set.of(tenant),
        reason,
        status == 200 ? Optional.of(NOON) : Optional.empty(),
        wait == 0 ? Optional.empty() : Optional.of(wait),
        "");
  }

  private static Instant time(int second) {
    return NOON.plusSeconds(second);
  }
}
