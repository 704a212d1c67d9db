package org.runportal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.runportal.transport.TransportException.Reason;

/** One HTTP call, from the first byte of the request to the last byte of the response. */
final class Exchange {
  private static final String ATTRIBUTE = Exchange.class.getName();

  private final CloseableHttpAsyncClient client;
  private final Caller caller;
  private final AnswerMemory.Lease lease;
  private final Limits limits;
  private final Runnable whenOver;
  private final Executor threads;
  private final ReplyCollector collector;
  private final CompletableFuture<Reply> result = new CompletableFuture<>();
  private final AtomicBoolean decided = new AtomicBoolean();

  /** Counts its thread, which may still resolve a host name, and its connection. */
  private final AtomicInteger ends = new AtomicInteger(2);

  private volatile Reply reply;
  private Future<Reply> running;
  private AsyncExecRuntime connection;
  private boolean stopped;

  /**
   * @param whenOver runs once, when the call holds neither a thread nor a connection any more
   */
  Exchange(
      CloseableHttpAsyncClient client,
      Caller caller,
      AnswerMemory.Lease lease,
      Limits limits,
      Runnable whenOver,
      Executor threads) {
    this.client = client;
    this.caller = caller;
    this.lease = lease;
    this.limits = limits;
    this.whenOver = whenOver;
    this.threads = threads;
    this.collector = new ReplyCollector(limits.bytes(), lease);
  }

  CompletableFuture<Reply> begin(Request request) {
    CompletableFuture<Void> alarm =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, limits.total().nanosLeft(), TimeUnit.NANOSECONDS);
    alarm.thenRun(() -> stop("given up at the deadline"));
    result.whenComplete(
        (reply, failure) -> {
          alarm.cancel(false);
          if (result.isCancelled()) {
            stop("no longer wanted");
          }
        });
    threads.execute(() -> start(request));
    return result;
  }

  private void start(Request request) {
    try {
      HttpClientContext context = HttpClientContext.create();
      context.setRequestConfig(HttpClients.config(limits));
      // pooled connections are reused for the same token only
      context.setUserToken(caller);
      context.setAttribute(ATTRIBUTE, this);
      started(client.execute(producer(request), collector, null, context, new Outcome()));
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      end();
    }
  }

  private static AsyncRequestProducer producer(Request request) {
    AsyncRequestBuilder builder =
        AsyncRequestBuilder.create(request.method()).setUri(request.uri());
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.addHeader(name, value)));
    request
        .body()
        .ifPresent(body -> builder.setEntity(body.getBytes(StandardCharsets.UTF_8), null));
    return builder.build();
  }

  /**
   * Passes the connection to its call. Cancelling through the client can miss a call that has just
   * connected; with the connection the call can always be closed.
   */
  static void handOver(
      HttpRequest request,
      AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    Exchange exchange = (Exchange) scope.clientContext.getAttribute(ATTRIBUTE);
    if (!exchange.takes(scope.execRuntime)) {
      throw new InterruptedIOException();
    }
    chain.proceed(request, body, scope, exchange.new Connection(callback));
  }

  private synchronized boolean takes(AsyncExecRuntime connected) {
    connection = connected;
    return !stopped;
  }

  private synchronized void started(Future<Reply> call) {
    running = call;
    if (stopped) {
      call.cancel(true);
    }
  }

  /** Aborts the call if it is still running. */
  private void stop(String why) {
    synchronized (this) {
      stopped = true;
      if (running != null) {
        running.cancel(true);
      }
      if (connection != null) {
        connection.discardEndpoint();
      }
    }
    fail(new TransportException(Reason.TIMED_OUT, why));
  }

  private void fail(Exception cause) {
    if (decided.compareAndSet(false, true)) {
      lease.close();
      end();
      TransportException failure = failure(cause);
      threads.execute(() -> result.completeExceptionally(failure));
    }
  }

  private void succeed() {
    Reply whole = reply;
    if (decided.compareAndSet(false, true)) {
      end();
      threads.execute(
          () -> {
            if (!result.complete(whole)) {
              whole.close();
            }
          });
    } else {
      whole.close();
    }
  }

  private void end() {
    if (ends.decrementAndGet() == 0) {
      whenOver.run();
    }
  }

  /** The end of the call as the connection sees it. */
  private final class Connection implements AsyncExecCallback {
    private final AsyncExecCallback next;

    Connection(AsyncExecCallback next) {
      this.next = next;
    }

    @Override
    public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails body)
        throws HttpException, IOException {
      return next.handleResponse(response, body);
    }

    @Override
    public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
      next.handleInformationResponse(response);
    }

    @Override
    public void completed() {
      next.completed();
      succeed();
    }

    @Override
    public void failed(Exception cause) {
      next.failed(cause);
    }
  }

  /** The end of the call as the client sees it. */
  private final class Outcome implements FutureCallback<Reply> {
    @Override
    public void completed(Reply whole) {
      // completed once the connection is released, so that the next call can use it
      reply = whole;
    }

    @Override
    public void failed(Exception cause) {
      fail(cause);
    }

    @Override
    public void cancelled() {
      fail(new TransportException(Reason.TIMED_OUT, "cancelled"));
    }
  }

  private TransportException failure(Exception cause) {
    TransportException ours = first(cause, TransportException.class);
    if (ours != null) {
      return ours;
    }
    Throwable root = causes(cause).reduce((outer, inner) -> inner).orElse(cause);
    String name = root.getClass().getSimpleName();
    if (first(cause, InterruptedIOException.class) != null) {
      return new TransportException(Reason.TIMED_OUT, name);
    }
    if (first(cause, HttpException.class) != null
        || first(cause, MessageConstraintException.class) != null
        || cause instanceof RuntimeException) {
      return new TransportException(Reason.MALFORMED, name);
    }
    if (first(cause, SSLException.class) != null && !collector.hasHead()) {
      return new TransportException(Reason.UNTRUSTED, name);
    }
    if (!collector.hasHead()) {
      return new TransportException(Reason.UNREACHABLE, name);
    }
    return first(cause, SocketException.class) != null
        ? new TransportException(Reason.UNREACHABLE, "connection lost in the body")
        : new TransportException(Reason.MALFORMED, "cut off");
  }

  private static <T extends Throwable> T first(Throwable thrown, Class<T> kind) {
    return causes(thrown).filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }
}
