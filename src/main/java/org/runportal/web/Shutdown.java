package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The progress of a graceful shutdown. In the first phase the portal reports that it is not ready,
 * so that load balancers send no new requests, but still serves pages. In the second it rejects
 * pages, so that none is cut off half way.
 */
@ApplicationScoped
public class Shutdown {
  private volatile boolean started;
  private volatile boolean rejecting;

  /** For the container. */
  public Shutdown() {}

  /** Starts the shutdown: not ready any more, pages are still served. */
  public void start() {
    started = true;
  }

  /** Rejects pages from now on. */
  public void rejectPages() {
    started = true;
    rejecting = true;
  }

  /** Whether the shutdown has started. */
  public boolean isStarted() {
    return started;
  }

  /** Whether pages are rejected. */
  public boolean rejectsPages() {
    return rejecting;
  }
}
