package org.runportal.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Runs something when a suspended request has been answered.
 *
 * @param action what it runs
 */
public record CompletionListener(Runnable action) implements AsyncListener {
  @Override
  public void onComplete(AsyncEvent event) {
    action.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // the request is completed afterwards
  }

  @Override
  public void onError(AsyncEvent event) {
    // the request is completed afterwards
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // is suspended once
  }
}
