package org.runportal.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A shared pool of slots with a maximum per party. Waiting does not block a thread. A party may
 * hold at most a quarter of what is left for the others, so a new party nearly always finds a slot.
 * Waiting parties are served in turn.
 *
 * @param <P> identifies a party
 */
public final class FairSlots<P> {
  /** A party may hold one share of this many of the free slots. */
  private static final int SHARES = 4;

  private final int total;
  private final int each;
  private final Map<P, Integer> held = new HashMap<>();

  /** The waiting parties in the order of their turns. */
  private final Map<P, Deque<CompletableFuture<Slot>>> waiting = new LinkedHashMap<>();

  private int taken;

  /**
   * @param total for all parties together
   * @param each the maximum per party
   */
  public FairSlots(int total, int each) {
    this.total = total;
    this.each = each;
  }

  /** A slot in use. Close it when it is no longer needed. */
  public final class Slot implements AutoCloseable {
    private final P party;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Slot(P party) {
      this.party = party;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release(party);
      }
    }
  }

  /**
   * Takes a slot as soon as one is free.
   *
   * @return fails with {@link TimeoutException} if none becomes free in time
   */
  public CompletableFuture<Slot> take(P party, TimeLimit limit) {
    CompletableFuture<Slot> slot = new CompletableFuture<>();
    synchronized (this) {
      if (!waiting.containsKey(party) && mayTake(party)) {
        return CompletableFuture.completedFuture(taken(party));
      }
      waiting.computeIfAbsent(party, p -> new ArrayDeque<>()).add(slot);
    }
    return slot.orTimeout(limit.nanosLeft(), TimeUnit.NANOSECONDS)
        .whenComplete(
            (got, failure) -> {
              if (failure != null) {
                leave(party, slot);
              }
            });
  }

  /** Takes a slot if one is free now. */
  public synchronized Optional<Slot> takeNow(P party) {
    return !waiting.containsKey(party) && mayTake(party)
        ? Optional.of(taken(party))
        : Optional.empty();
  }

  /** Slots taken by a party. */
  public synchronized int heldBy(P party) {
    return held.getOrDefault(party, 0);
  }

  private boolean mayTake(P party) {
    int mine = heldBy(party);
    return mine < each && mine * SHARES < total - taken;
  }

  private Slot taken(P party) {
    taken++;
    held.merge(party, 1, Integer::sum);
    return new Slot(party);
  }

  private synchronized void leave(P party, CompletableFuture<Slot> slot) {
    Deque<CompletableFuture<Slot>> queue = waiting.get(party);
    if (queue != null && queue.remove(slot) && queue.isEmpty()) {
      waiting.remove(party);
    }
  }

  private void release(P party) {
    List<Runnable> grants = new ArrayList<>();
    synchronized (this) {
      taken--;
      held.computeIfPresent(party, (p, count) -> count == 1 ? null : count - 1);
      for (P next = nextInTurn(); next != null; next = nextInTurn()) {
        CompletableFuture<Slot> slot = firstOf(next);
        Slot granted = taken(next);
        grants.add(
            () -> {
              // skips those that gave up meanwhile
              if (!slot.complete(granted)) {
                granted.close();
              }
            });
      }
    }
    grants.forEach(Runnable::run);
  }

  private P nextInTurn() {
    for (P party : waiting.keySet()) {
      if (mayTake(party)) {
        return party;
      }
    }
    return null;
  }

  /** The oldest request of a party, which then moves to the end of the order. */
  private CompletableFuture<Slot> firstOf(P party) {
    Deque<CompletableFuture<Slot>> queue = waiting.remove(party);
    CompletableFuture<Slot> first = queue.remove();
    if (!queue.isEmpty()) {
      waiting.put(party, queue);
    }
    return first;
  }
}
