package org.runportal.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** How a page comes about when it is not kept. Used on the thread of one request. */
public interface PageSource {
  /** What the page would be drawn from now; nothing when that has to be waited for. */
  Optional<PageVersion> version();

  /** What the page is drawn from. Waits for it. */
  PageVersion awaitVersion();

  /**
   * Whether what was found is for this visitor alone, while others who want the page may find
   * something better. Known once the version is.
   */
  default boolean isForVisitorOnly() {
    return false;
  }

  /** The keys by which the page knows whoever asks; see {@link Addressees}. */
  default Set<String> keysOfVisitor() {
    return Set.of();
  }

  /** How the data of the page was come by for this request. Known once the version is. */
  CacheUse cacheUse();

  /** Draws the page, with the help of {@link KeptPages#draw}. */
  KeptPage draw(PageVersion version) throws ServletException, IOException;
}
