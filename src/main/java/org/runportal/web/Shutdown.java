package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How far the server has come with ending. From its beginning the portal is not ready for more, so
 * that a balancer sends nobody else; pages are still shown. Later it refuses pages, so that nobody
 * is let down half way. What brings it about is no matter of the pages.
 */
@ApplicationScoped
public class Shutdown {
  private volatile boolean begun;
  private volatile boolean refusing;

  /** For the container. */
  public Shutdown() {}

  /** The server is told to end. */
  public void begin() {
    begun = true;
  }

  /** No page is shown from now on. */
  public void refuse() {
    begun = true;
    refusing = true;
  }

  /** Whether the server is told to end. */
  public boolean hasBegun() {
    return begun;
  }

  /** Whether pages are refused. */
  public boolean refuses() {
    return refusing;
  }
}
