package org.runportal.web;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A page that is being rendered, or whose content is waited for: by one request's thread, while
 * others that want the same page wait for this without one.
 */
final class Drawing {
  private final CompletableFuture<KeptPage> page = new CompletableFuture<>();
  private volatile Optional<PageVersion> version;
  private volatile CacheUse cacheUse = CacheUse.HIT;

  /**
   * @param version what it is drawn from; empty while that is not known
   */
  Drawing(Optional<PageVersion> version) {
    this.version = version;
  }

  /** What it is drawn from is known now. */
  void isOf(PageVersion known, CacheUse use) {
    cacheUse = use;
    version = Optional.of(known);
  }

  /** How what it is drawn from was come by. */
  CacheUse cacheUse() {
    return cacheUse;
  }

  /** Whether what it is drawn from is still waited for. */
  boolean awaitsContent() {
    return version.isEmpty();
  }

  /** Whether somebody who knows that much already would get something older. */
  boolean isBehind(PageVersion known) {
    return version.filter(mine -> !mine.content().equals(known.content())).isPresent();
  }

  /** Completes when the page is there; exceptionally when none will be. */
  CompletableFuture<KeptPage> page() {
    return page;
  }
}
