package org.runportal.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountingTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final Place HERE = new Place(1, 3);
  private static final String HEAD =
      "GET /soak1/api/organizations/organization1/%s HTTP/1.1\r\nHost: x\r\n\r\n";

  private final List<Calls.Call> calls = new ArrayList<>();
  private final List<String> heads = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();

  @Test
  void knowsEveryRequest() {
    call(0, Optional.empty());
    for (String list : List.of("users?per_page=9", "groups?per_page=9", "guests?per_page=9")) {
      heads.add(HEAD.formatted(list));
    }
    assertThat(accounting().unknown()).isEmpty();

    heads.add(HEAD.formatted("runs/run3?with=x"));
    assertThat(accounting().unknown())
        .containsExactly("soak1: 5 requests, 1 for runs, 3 for people");
  }

  @Test
  void countsAListReadTwiceAndARequestOfNobody() {
    heads.add(HEAD.formatted("users?page=1"));
    heads.add(HEAD.formatted("users?page=1"));
    heads.add(HEAD.formatted("groups?page=1"));
    heads.add(HEAD.formatted("guests?page=1"));
    heads.add("GET /loop/api HTTP/1.1\r\n\r\n");
    assertThat(accounting().unknown()).hasSize(2);
  }

  @Test
  void countsTheCallsOfTheWorstMinute() {
    for (int second = 0; second < 100; second += 20) {
      call(second, Optional.empty());
      call(second, Optional.empty());
    }
    // a minute less the time a call may be on its way: three times two
    assertThat(accounting().mostInAMinute(1)).isEqualTo(6);
    assertThat(accounting().mostInAMinute(2)).isZero();
  }

  @Test
  void findsCallsThatCameTooSoon() {
    call(0, Optional.empty());
    call(2, Optional.of(Meaning.UNREACHABLE));
    call(3, Optional.of(Meaning.NOT_FOUND));
    call(5, Optional.empty());
    assertThat(accounting().tooSoon()).isEmpty();

    call(6, Optional.empty());
    assertThat(accounting().tooSoon()).hasSize(1);
  }

  @Test
  void findsCallsForNobody() {
    call(10, Optional.empty());
    assertThat(accounting().unasked()).hasSize(1);
    visit(9);
    assertThat(accounting().unasked()).isEmpty();
    call(14, Optional.empty());
    assertThat(accounting().unasked()).hasSize(1);
    visit(15);
    assertThat(accounting().unasked()).as("later").hasSize(1);
  }

  private Accounting accounting() {
    return new Accounting(calls, heads, pages);
  }

  private void call(int second, Optional<Meaning> meaning) {
    Instant time = NOON.plusSeconds(second);
    calls.add(
        new Calls.Call(
            HERE,
            time,
            time,
            meaning.isPresent() ? Optional.empty() : Optional.of(1),
            meaning.map(what -> Fault.of(what.name(), "", tenant -> {}, tenant -> {}, what))));
    heads.add(HEAD.formatted("runs/run3?with=x"));
  }

  private void visit(int second) {
    Instant time = NOON.plusSeconds(second);
    pages.add(
        new Page(
            HERE,
            time,
            time,
            200,
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ""));
  }
}
