package org.runportal.it.faults;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What visitors have seen of one run, in the order they had it. */
final class Seen {
  private final List<Page> pages;

  Seen(List<Page> pages) {
    this.pages = pages.stream().sorted(Comparator.comparing(Page::answered)).toList();
  }

  /** The pages that had been answered before that time. */
  Stream<Page> before(Instant time) {
    return pages.stream().takeWhile(page -> page.answered().isBefore(time));
  }

  /** The oldest version that may still be shown to somebody who asks at that time. */
  int oldestFor(Instant asked) {
    return before(asked)
        // what was shown before somebody learned of a drop is gone for good
        .mapToInt(page -> page.tellsOfADrop() ? newest(page.asked()) + 1 : version(page))
        .max()
        .orElse(0);
  }

  private int newest(Instant before) {
    return before(before).mapToInt(Seen::version).max().orElse(0);
  }

  private static int version(Page page) {
    return page.version().orElse(0);
  }
}
