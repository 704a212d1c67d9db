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
 * Makes HTTP calls within limits. A call has two steps: {@link #place} waits for a slot, {@link
 * Place#send} makes the call. Results are delivered on {@link Outgoing} threads or on the calling
 * thread.
 */
@ApplicationScoped
public class Transport {
  /** Concurrent calls over all callers. */
  static final int AT_ONCE = 512;

  /** Concurrent calls per caller. */
  public static final int AT_ONCE_FOR_ONE = 16;

  private final Executor threads;
  private final CloseableHttpAsyncClient client;
  private final AnswerMemory memory;
  private final FairSlots<Caller> places = new FairSlots<>(AT_ONCE, AT_ONCE_FOR_ONE);

  /**
   * @param threads start calls and handle their results; no thread is held in between
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

  /**
   * A slot for one call. It is released at the end of the call, or by {@link #close} if none is
   * made.
   */
  public final class Place implements AutoCloseable {
    private final Caller caller;
    private final FairSlots<Caller>.Slot slot;

    private Place(Caller caller, FairSlots<Caller>.Slot slot) {
      this.caller = caller;
      this.slot = slot;
    }

    /**
     * Makes the call. Cancelling the result aborts it at once.
     *
     * @return the complete response; fails with {@link TransportException}
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
   * Waits for a slot.
   *
   * @return fails with {@link TransportException} if none becomes free in time
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

  /** The calls of a caller in progress. */
  public int underWay(Caller caller) {
    return places.heldBy(caller);
  }

  /**
   * The executor, or the calling thread if the executor rejects the task: no task may be dropped.
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

  /** Aborts all calls. */
  @PreDestroy
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
