package org.runportal.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A number of slots that parties share, each up to a number of its own. Nobody waits with a thread.
 * The fewer slots are free, the fewer one party may hold: a quarter of what is left, so that a
 * newcomer nearly always finds one. Parties that wait take turns.
 *
 * @param <P> what tells parties apart
 */
public final class FairSlots<P> {
  /** What one party holds may be this part of what is free for others. */
  private static final int SHARES = 4;

  private final int total;
  private final int each;
  private final Map<P, Integer> held = new HashMap<>();

  /** Who waits; the party whose turn it is comes first. */
  private final Map<P, Deque<CompletableFuture<Slot>>> waiting = new LinkedHashMap<>();

  private int taken;

  /**
   * @param total for all parties together
   * @param each for one party
   */
  public FairSlots(int total, int each) {
    this.total = total;
    this.each = each;
  }

  /** A slot that is taken; to be closed when it is no longer needed. */
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
   * Takes a slot, now or when one is free.
   *
   * @return fails with {@link TimeoutException} when none becomes free in time
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
              // who has gone meanwhile needs it no more
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

  /** The longest waiting of a party, which then goes behind the others. */
  private CompletableFuture<Slot> firstOf(P party) {
    Deque<CompletableFuture<Slot>> queue = waiting.remove(party);
    CompletableFuture<Slot> first = queue.remove();
    if (!queue.isEmpty()) {
      waiting.put(party, queue);
    }
    return first;
  }
}
