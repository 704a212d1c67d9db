package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tokens;
import org.runportal.transport.Caller;
import org.runportal.transport.FairSlots;
import org.runportal.transport.Limits;
import org.runportal.transport.Outgoing;
import org.runportal.transport.Reply;
import org.runportal.transport.Request;
import org.runportal.transport.TimeLimit;
import org.runportal.transport.Transport;
import org.runportal.transport.TransportException;

/**
 * Makes a call and parses its response within a time limit. No thread waits for the call; one is
 * used to parse the response.
 */
@ApplicationScoped
class TallyfyCalls {
  /** A reader needs this much of the heap at most, beside what it reads. */
  private static final long HEAP_OF_A_READER = 512L * 1024 * 1024;

  private static final int LIGHT_READERS = 16;
  private static final int LIGHT_READERS_OF_ONE = 4;

  private final CallPermits permits;
  private final Tokens tokens;
  private final Transport transport;
  private final Executor threads;
  private final AnswerReader answers;

  /**
   * A parsed response takes more memory than its bytes, and much processor time, so only a few are
   * parsed at the same time over all tenants, by half of the processors at most; a tenant with many
   * large ones waits behind the others.
   */
  private final FairSlots<TenantId> readers = new FairSlots<>(readersAtOnce(), 1);

  /** Usual answers do not wait behind large ones: many of them take as much memory as one. */
  private final FairSlots<TenantId> lightReaders =
      new FairSlots<>(LIGHT_READERS, LIGHT_READERS_OF_ONE);

  /**
   * What a question makes of its answer.
   *
   * @param <T> what it is after
   */
  @FunctionalInterface
  interface Understanding<T> {
    /**
     * Understands an answer.
     *
     * @throws CallFailed when there is nothing in it of what was asked
     */
    T of(Node answer) throws CallFailed;
  }

  @Inject
  TallyfyCalls(
      CallPermits permits,
      Tokens tokens,
      Transport transport,
      @Outgoing Executor threads,
      Clock clock) {
    this.permits = permits;
    this.tokens = tokens;
    this.transport = transport;
    this.threads = Transport.orHere(threads);
    this.answers = new AnswerReader(clock);
  }

  private static int readersAtOnce() {
    long bySize = Runtime.getRuntime().maxMemory() / HEAP_OF_A_READER;
    int half = Runtime.getRuntime().availableProcessors() / 2;
    return (int) Math.max(1, Math.min(half, bySize));
  }

  /**
   * Asks and reads, in no more time than the tenant's connect and read timeout together.
   *
   * @param asked what the call is limited as
   * @param address of the tenant's API
   * @return fails with {@link CallFailed} for everything that can go wrong upstream
   */
  <T> CompletableFuture<T> ask(
      Tenant tenant, Question asked, URI address, Understanding<T> understanding) {
    return ask(tenant, asked, address, TimeLimit.in(tenant.limits().total()), understanding);
  }

  /**
   * The same in the time that is left.
   *
   * @param limit at most that of a call
   */
  <T> CompletableFuture<T> ask(
      Tenant tenant, Question asked, URI address, TimeLimit limit, Understanding<T> understanding) {
    return transport
        .place(Caller.of(tenant.id()), limit)
        .exceptionally(TallyfyCalls::failed)
        .thenCompose(place -> permitted(tenant, asked, place, address, limit, understanding));
  }

  /**
   * The permit is requested last, so that a counted call is made at once, with the token as it is
   * configured now.
   */
  private <T> CompletableFuture<T> permitted(
      Tenant tenant,
      Question asked,
      Transport.Place place,
      URI address,
      TimeLimit limit,
      Understanding<T> understanding) {
    Request request = request(tenant, place, address);
    CallPermits.Decision decision = permits.request(tenant, asked);
    if (decision instanceof CallPermits.Denied denied) {
      place.close();
      return CompletableFuture.failedFuture(CallFailed.notMade(denied));
    }
    CallPermits.Permit permit = (CallPermits.Permit) decision;
    Duration silence = tenant.limits().readTimeout();
    Limits limits =
        new Limits(tenant.limits().connectTimeout(), silence, limit, JsonBounds.MAX_BYTES);
    return place
        .send(request, limits)
        .exceptionally(failure -> tooLarge(permit, failure))
        .thenCompose(reply -> read(tenant, permit, reply, limit, understanding))
        .whenComplete((answer, failure) -> report(tenant, asked, permit, failure));
  }

  private Request request(Tenant tenant, Transport.Place place, URI address) {
    try {
      return Endpoints.withToken(tenant, tokens.of(tenant), address);
    } catch (RuntimeException mistake) {
      place.close();
      throw mistake;
    }
  }

  private <T> CompletableFuture<T> read(
      Tenant tenant,
      CallPermits.Permit permit,
      Reply reply,
      TimeLimit limit,
      Understanding<T> understanding) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(() -> AnswerReader.isLight(reply), threads)
            .thenCompose(
                light ->
                    light
                        ? lightReaders
                            .take(tenant.id(), limit)
                            .exceptionallyAsync(TallyfyCalls::notRead, threads)
                            .thenApplyAsync(slot -> readLight(reply, slot, understanding), threads)
                        : largeSlot(tenant, permit, limit)
                            .thenApplyAsync(
                                slot -> readLarge(reply, permit, slot, understanding), threads));
    return answer.whenComplete((read, failure) -> reply.close());
  }

  /** Large answers are read by few at once, and only so much of them in a minute. */
  private CompletableFuture<FairSlots<TenantId>.Slot> largeSlot(
      Tenant tenant, CallPermits.Permit permit, TimeLimit limit) {
    // it has so much at least; the rest is counted when it has been measured, in its turn
    requireRoom(permit, JsonBounds.MAX_LIGHT_SIZE);
    return readers.take(tenant.id(), limit).exceptionallyAsync(TallyfyCalls::notRead, threads);
  }

  private <T> T readLarge(
      Reply reply,
      CallPermits.Permit permit,
      FairSlots<TenantId>.Slot slot,
      Understanding<T> understanding) {
    try (slot) {
      JsonBounds.Measured measured = AnswerReader.measure(reply);
      requireRoom(permit, measured.size() - JsonBounds.MAX_LIGHT_SIZE);
      return understood(reply, measured.exceeded(), understanding);
    }
  }

  private <T> T readLight(
      Reply reply, FairSlots<TenantId>.Slot slot, Understanding<T> understanding) {
    try (slot) {
      return understood(reply, Optional.empty(), understanding);
    }
  }

  private static void requireRoom(CallPermits.Permit permit, int size) {
    permit
        .large(size)
        .ifPresent(
            denied -> {
              throw new CompletionException(CallFailed.notRead(denied));
            });
  }

  private static <T> T notRead(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    throw new CompletionException(
        cause instanceof CallFailed
            ? cause
            : CallFailed.of(Failure.LIMITED, "too many answers to read"));
  }

  /** An answer that was not received whole, because of its size, is a large one as well. */
  private static <T> T tooLarge(CallPermits.Permit permit, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TransportException e
        && Set.of(TransportException.Reason.TOO_LARGE, TransportException.Reason.CROWDED)
            .contains(e.reason())) {
      permit.large(JsonBounds.MAX_PARTS);
    }
    return failed(failure);
  }

  /** To be called with a slot, until nothing is left but what was asked for. */
  private <T> T understood(Reply reply, Optional<String> exceeded, Understanding<T> understanding) {
    try {
      return understanding.of(answers.read(reply, exceeded));
    } catch (CallFailed e) {
      throw new CompletionException(e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new CompletionException(
          CallFailed.of(Failure.UNREADABLE, e.getClass().getSimpleName()));
    }
  }

  private void report(Tenant tenant, Question asked, CallPermits.Permit permit, Throwable failure) {
    // a filter that is not understood is the question's fault
    if (failure == null
        || (asked instanceof Question.OfRunList && CallFailed.in(failure).isNotUnderstood())) {
      permit.answered();
    } else {
      CallFailed failed = CallFailed.in(failure);
      if (failed.failure() == Failure.REFUSED) {
        tokens.refused(tenant);
      }
      permit.failed(failed.failure(), failed.retryAfter());
    }
  }

  private static <T> T failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TransportException e) {
      throw new CompletionException(CallFailed.of(meaning(e.reason()), e.getMessage()));
    }
    throw new CompletionException(cause);
  }

  private static Failure meaning(TransportException.Reason reason) {
    return switch (reason) {
      case TIMED_OUT -> Failure.TIMED_OUT;
      case CROWDED -> Failure.LIMITED;
      case UNREACHABLE, UNTRUSTED -> Failure.UNREACHABLE;
      case MALFORMED, TOO_LARGE -> Failure.UNREADABLE;
    };
  }
}
