package org.runportal.transport;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.io.CloseMode;
import org.runportal.transport.TransportException.Reason;

/**
 * Makes HTTP calls within limits. A call has two steps: {@link #place} waits until it may be made,
 * {@link Place#send} makes it. All results come on {@link Outgoing} threads or on the caller's.
 */
@ApplicationScoped
public class Transport {
  /** Calls at once over all callers. */
  static final int AT_ONCE = 512;

  /** Calls at once for one caller. */
  public static final int AT_ONCE_FOR_ONE = 16;

  private final Executor threads;
  private final CloseableHttpAsyncClient client;
  private final AnswerMemory memory;
  private final FairSlots<Caller> places = new FairSlots<>(AT_ONCE, AT_ONCE_FOR_ONE);

  /**
   * @param threads for the start and the end of a call; none is held while it is under way
   */
  @Inject
  public Transport(@Outgoing Executor threads) {
    this(orHere(threads), HttpClients.start(), AnswerMemory.ofThisMachine());
  }

  Transport(Executor threads, CloseableHttpAsyncClient client, AnswerMemory memory) {
    this.threads = threads;
    this.client = client;
    this.memory = memory;
  }

  /** The right to make one call. Closed when the call is over, or here when none is made. */
  public final class Place implements AutoCloseable {
    private final Caller caller;
    private final FairSlots<Caller>.Slot slot;

    private Place(Caller caller, FairSlots<Caller>.Slot slot) {
      this.caller = caller;
      this.slot = slot;
    }

    /**
     * Makes the call. To cancel the result ends it at once.
     *
     * @return the whole answer; fails with {@link TransportException}
     */
    public CompletableFuture<Reply> send(Request request, Limits limits) {
      Exchange exchange =
          new Exchange(client, caller, memory.lease(caller), limits, slot::close, threads);
      return exchange.begin(request);
    }

    @Override
    public void close() {
      slot.close();
    }
  }

  /**
   * Waits for a place.
   *
   * @return fails with {@link TransportException} when there is none in time
   */
  public CompletableFuture<Place> place(Caller caller, TimeLimit limit) {
    CompletableFuture<FairSlots<Caller>.Slot> slot = places.take(caller, limit);
    if (slot.isDone() && !slot.isCompletedExceptionally()) {
      return CompletableFuture.completedFuture(new Place(caller, slot.join()));
    }
    CompletableFuture<Place> place = new CompletableFuture<>();
    slot.whenComplete(
        (got, failure) ->
            threads.execute(
                () -> {
                  if (failure != null) {
                    place.completeExceptionally(
                        new TransportException(Reason.CROWDED, "too many calls under way"));
                  } else if (!place.complete(new Place(caller, got))) {
                    got.close();
                  }
                }));
    return place;
  }

  /** Calls of a caller that are under way. */
  public int underWay(Caller caller) {
    return places.heldBy(caller);
  }

  /**
   * The threads, or the thread that asks for one when there is none: nothing may be left undone.
   */
  public static Executor orHere(Executor threads) {
    return task -> {
      try {
        threads.execute(task);
      } catch (RejectedExecutionException e) {
        task.run();
      }
    };
  }

  /** Ends all calls. */
  @PreDestroy
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
