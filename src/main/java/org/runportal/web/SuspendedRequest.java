package org.runportal.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that waits without a thread. It is answered at most once, and never after the server
 * has ended it, because the server then uses its objects for another request.
 */
final class SuspendedRequest implements AsyncListener {
  private static final Logger LOGGER = System.getLogger(SuspendedRequest.class.getName());

  /** A page is there long before, unless we made a mistake. */
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final AsyncContext context;
  private final Recipient to;
  private final PageWriter writer;
  private final Runnable end;
  private boolean ended;

  private SuspendedRequest(AsyncContext context, Recipient to, PageWriter writer, Runnable end) {
    this.context = context;
    this.to = to;
    this.writer = writer;
    this.end = end;
  }

  /**
   * Suspends a request.
   *
   * @param end called once when the request has ended, however it did
   */
  static SuspendedRequest of(Recipient to, PageWriter writer, Runnable end) {
    AsyncContext context = to.request().startAsync(to.request(), to.response());
    context.setTimeout(TIMEOUT.toMillis());
    SuspendedRequest suspended = new SuspendedRequest(context, to, writer, end);
    context.addListener(suspended);
    return suspended;
  }

  /**
   * Answers the request and ends it.
   *
   * @param page empty when there is none
   */
  synchronized void answer(Optional<KeptPage> page) {
    if (ended) {
      return;
    }
    try {
      if (page.isPresent()) {
        writer.send(page.get(), to);
      } else {
        to.response().setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      }
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.DEBUG, "a client that waited for a page is gone", e);
    } finally {
      context.complete();
      end();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // is suspended once
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      end.run();
    }
  }
}
