package org.runportal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FairSlotsTest {
  private static final TimeLimit LATER = TimeLimit.in(Duration.ofMinutes(1));

  @Test
  void onePartyHasNoMoreThanItsOwnNumber() {
    FairSlots<String> slots = new FairSlots<>(100, 3);
    List<CompletableFuture<FairSlots<String>.Slot>> asked = take(slots, "a", 4);

    assertThat(asked)
        .extracting(CompletableFuture::isDone)
        .containsExactly(true, true, true, false);
    asked.get(0).join().close();
    assertThat(asked.get(3)).isDone();
    assertThat(slots.heldBy("a")).isEqualTo(3);
  }

  @Test
  void leavesSlotsForNewcomersHoweverManyTakeAllTheyCan() {
    FairSlots<Integer> slots = new FairSlots<>(512, 16);
    for (int greedy = 0; greedy < 40; greedy++) {
      take(slots, greedy, 100);
    }
    for (int newcomer = 100; newcomer < 103; newcomer++) {
      assertThat(slots.take(newcomer, LATER)).isDone();
    }
    assertThat(slots.heldBy(0)).isEqualTo(16);
    assertThat(slots.heldBy(39)).isPositive();
  }

  @Test
  void thoseWhoWaitTakeTurns() {
    FairSlots<String> slots = new FairSlots<>(1, 1);
    FairSlots<String>.Slot first = slots.take("x", LATER).join();
    List<String> turns = new ArrayList<>();
    for (String party : List.of("a", "a", "a", "b", "c")) {
      slots.take(party, LATER).thenAccept(slot -> note(turns, party, slot));
    }

    first.close();

    assertThat(turns).containsExactly("a", "b", "c", "a", "a");
    assertThat(slots.take("d", LATER)).isDone();
  }

  private static void note(List<String> turns, String party, FairSlots<String>.Slot slot) {
    turns.add(party);
    slot.close();
  }

  @Test
  void whoHasGivenUpGetsNoneAndBlocksNobody() {
    FairSlots<String> slots = new FairSlots<>(1, 1);
    FairSlots<String>.Slot first = slots.take("x", LATER).join();
    CompletableFuture<FairSlots<String>.Slot> hasty =
        slots.take("a", TimeLimit.in(Duration.ofMillis(20)));
    CompletableFuture<FairSlots<String>.Slot> patient = slots.take("b", LATER);

    assertThatThrownBy(hasty::join).hasCauseInstanceOf(TimeoutException.class);
    first.close();
    first.close();

    assertThat(patient).isDone();
    assertThat(slots.heldBy("a")).isZero();
    assertThat(slots.heldBy("b")).isEqualTo(1);
  }

  private static <P> List<CompletableFuture<FairSlots<P>.Slot>> take(
      FairSlots<P> slots, P party, int count) {
    List<CompletableFuture<FairSlots<P>.Slot>> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      asked.add(slots.take(party, LATER));
    }
    return asked;
  }
}
