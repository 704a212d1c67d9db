package org.runportal.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a run page tells, however it is written.
 *
 * @param title the name of the run
 * @param headline the sentence about its state
 * @param progress "8 of 20 tasks 40 %"
 * @param tasks the tasks it shows, in their order
 */
record PageFacts(String title, String headline, String progress, List<TaskFacts> tasks) {
  private static final int GZIP = 0x1f;

  /**
   * What it tells of a task.
   *
   * @param title what is to be done
   * @param state where it stands
   * @param owners who is to do it
   * @param time by when it is to be done, or when it was
   */
  record TaskFacts(String title, String state, String owners, String time) {}

  /** The facts of a page as it was sent. */
  static PageFacts of(byte[] sent) throws IOException {
    Document page = parse(sent);
    return new PageFacts(
        text(page, "h1"),
        text(page, ".headline > span"),
        text(page, ".progress .count") + " " + text(page, ".progress strong"),
        page.select(".timeline .task").stream().map(PageFacts::task).toList());
  }

  /** Whether a page says that it shows an old copy. */
  static boolean tellsOfOldCopy(byte[] sent) throws IOException {
    return parse(sent).selectFirst(".stale") != null;
  }

  /** The address of the first style sheet of a page. */
  static String stylesheet(byte[] sent) throws IOException {
    return Optional.ofNullable(parse(sent).selectFirst("link[rel=stylesheet]"))
        .orElseThrow(() -> new IOException("a page without a style sheet"))
        .attr("href");
  }

  /** An answer as it was before it was packed. */
  static String text(byte[] sent) throws IOException {
    InputStream bytes = new ByteArrayInputStream(sent);
    try (InputStream page = sent[0] == GZIP ? new GZIPInputStream(bytes) : bytes) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Document parse(byte[] sent) throws IOException {
    return Jsoup.parse(text(sent));
  }

  private static TaskFacts task(Element line) {
    Element task = line.parent();
    Element time = task.selectFirst(".detail time");
    return new TaskFacts(
        text(line, "strong"),
        text(line, ".state"),
        text(task, ".detail bdi"),
        time == null ? "" : time.attr("datetime"));
  }

  private static String text(Element within, String selector) {
    Element found = within.selectFirst(selector);
    return found == null ? "" : found.text().strip();
  }
}
