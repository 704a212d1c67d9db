package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * Makes a call and brings its answer, or gives up in time. The call is made on a thread of its own:
 * the caller leaves at the deadline and cuts the connection, which sets the thread free.
 */
@ApplicationScoped
class TallyfyCalls {
  /**
   * Calls at once for one tenant, those given up but not yet ended included. So a vendor that holds
   * connections open can use up one tenant's places, never the server's threads.
   */
  static final int AT_ONCE = 16;

  private final CallPermits gate;
  private final Executor threads;
  private final AnswerReader answers;
  private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();

  /** What one tenant's calls share: their places, and the room for what they bring. */
  private record Lane(Semaphore places, ResponseMemory freight) {
    Lane() {
      this(new Semaphore(AT_ONCE), new ResponseMemory());
    }
  }

  /** For the CDI proxy. */
  protected TallyfyCalls() {
    this(null, null, null);
  }

  @Inject
  TallyfyCalls(CallPermits gate, @Outgoing Executor threads, Clock clock) {
    this.gate = gate;
    this.threads = threads;
    this.answers = new AnswerReader(clock);
  }

  /**
   * Asks and reads, in no more time than the tenant's connect and read timeout together.
   *
   * @param asked what the call is limited as
   * @param question makes the call
   * @return the JSON of a successful answer
   * @throws CallFailed for everything that can go wrong upstream
   */
  Node ask(Tenant tenant, Question asked, Supplier<Response> question) throws CallFailed {
    Deadline deadline = Deadline.in(tenant.limits().total());
    Lane lane = lanes.computeIfAbsent(tenant.id(), id -> new Lane());
    takePlace(lane, deadline);
    // last, so that a call that is counted is made now
    CallPermits.Decision entry = gate.request(tenant, asked);
    if (entry instanceof CallPermits.Permit call) {
      return made(call, lane, question, deadline);
    }
    lane.places().release();
    throw CallFailed.notMade((CallPermits.Denied) entry);
  }

  private static void takePlace(Lane lane, Deadline deadline) throws CallFailed {
    try {
      if (lane.places().tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw CallFailed.of(Failure.LIMITED, "too many calls under way");
  }

  private Node made(
      CallPermits.Permit call, Lane lane, Supplier<Response> question, Deadline deadline)
      throws CallFailed {
    try {
      Node answer = answer(lane, question, deadline);
      call.answered();
      return answer;
    } catch (CallFailed e) {
      call.failed(e.failure(), e.retryAfter());
      throw e;
    }
  }

  private Node answer(Lane lane, Supplier<Response> question, Deadline deadline) throws CallFailed {
    CompletableFuture<Node> answer = new CompletableFuture<>();
    Line line = new Line();
    start(() -> settle(answer, () -> line.carry(question), deadline, lane), lane);
    try {
      return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      line.cut();
      throw CallFailed.of(Failure.TIMED_OUT, "given up at the deadline");
    } catch (InterruptedException e) {
      line.cut();
      Thread.currentThread().interrupt();
      throw CallFailed.of(Failure.TIMED_OUT, "interrupted");
    } catch (ExecutionException e) {
      throw translated(e.getCause());
    }
  }

  private void start(Runnable call, Lane lane) throws CallFailed {
    try {
      threads.execute(
          () -> {
            try {
              call.run();
            } finally {
              lane.places().release();
            }
          });
    } catch (RejectedExecutionException e) {
      lane.places().release();
      throw CallFailed.of(Failure.LIMITED, "no thread for the call");
    }
  }

  private void settle(
      CompletableFuture<Node> answer, Supplier<Response> question, Deadline deadline, Lane lane) {
    try (Response response = question.get()) {
      answer.complete(answers.read(response, deadline, lane.freight()));
    } catch (CallFailed | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      answer.completeExceptionally(e);
    }
  }

  private static CallFailed translated(Throwable cause) {
    if (cause instanceof CallFailed failed) {
      return failed;
    }
    String name = rootOf(cause).getClass().getSimpleName();
    if (comesFrom(cause, SocketTimeoutException.class)) {
      return CallFailed.of(Failure.TIMED_OUT, name);
    }
    // what the HTTP client cannot make sense of is an answer too, only no readable one; a bad
    // certificate is told as an I/O fault whose own cause is none
    return CallFailed.of(
        comesFrom(cause, IOException.class) ? Failure.UNREACHABLE : Failure.UNREADABLE, name);
  }

  private static boolean comesFrom(Throwable thrown, Class<? extends Throwable> kind) {
    return causes(thrown).anyMatch(kind::isInstance);
  }

  private static Throwable rootOf(Throwable thrown) {
    return causes(thrown).reduce((outer, inner) -> inner).orElse(thrown);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }
}
