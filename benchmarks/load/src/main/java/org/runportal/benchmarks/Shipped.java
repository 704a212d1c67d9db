package org.runportal.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.runportal.sandbox.story.SizedRun;

/**
 * The portal alone, with the options it is shipped with, asked one request after the other: what a
 * start costs, pages drawn and kept, finished files, and many runs in memory.
 */
final class Shipped {
  private static final int KEPT_FOR_EACH_DRAWN = 10;
  private static final int SMALL_HEAD_START = 2;

  private final Plan plan;
  private final Launches launches;
  private final AtomicInteger other = new AtomicInteger();
  private final List<Row> rows = new ArrayList<>();

  /**
   * One kind of answer.
   *
   * @param what the answer
   * @param sample what it costs
   */
  record Row(String what, Sample sample) {}

  /**
   * Many runs in memory.
   *
   * @param visited how many different runs were visited
   * @param copies how many of their answers are held
   * @param pageBytes what kept pages take
   * @param resident what the server takes, in bytes
   */
  record Memory(int visited, long copies, long pageBytes, long resident) {}

  /**
   * All of it.
   *
   * @param start until the first page
   * @param rows the answers
   * @param resident after them, in bytes
   * @param memory after visits to many runs
   */
  record Figures(Server.Start start, List<Row> rows, long resident, Memory memory) {}

  Shipped(Plan plan, Launches launches) {
    this.plan = plan;
    this.launches = launches;
  }

  /** Measures everything. */
  Figures measure() throws IOException, InterruptedException {
    String usual = path(Plan.USUAL);
    try (Server portal = launches.portalAsShipped(usual)) {
      Server.Start start = portal.start();
      Progress.say("the portal as it is shipped has started: %s", start);
      count(portal, () -> drawn(Plan.USUAL), SMALL_HEAD_START * plan.drawn());
      for (int tasks : plan.sizes()) {
        row("page of %,d tasks, drawn".formatted(tasks), portal, () -> drawn(tasks), plan.drawn());
      }
      int kept = KEPT_FOR_EACH_DRAWN * plan.drawn();
      row("page of 20 tasks, kept", portal, () -> usual, kept);
      String stylesheet = stylesheet(portal, usual);
      row("style sheet, packed when it was built", portal, () -> stylesheet, kept);
      long resident = portal.resident();
      Progress.say("the portal as it is shipped: pages are measured");
      return new Figures(start, rows, resident, memory(portal));
    }
  }

  private Memory memory(Server portal) throws IOException, InterruptedException {
    AtomicInteger run = new AtomicInteger();
    Supplier<String> next =
        () -> "/bench/runs/" + new SizedRun(Plan.USUAL, run.incrementAndGet()).id();
    Sample visits = new Load(portal, next).apply(Pace.counted(plan.runs()), Plan.CONNECTIONS);
    Metrics metrics = Metrics.of(portal);
    Memory memory =
        new Memory(
            (int) visits.pages(),
            metrics.sum("portal_copies"),
            metrics.sum("portal_page_bytes"),
            portal.resident());
    Progress.say("%s", memory);
    return memory;
  }

  private void row(String what, Server portal, Supplier<String> paths, int requests)
      throws IOException, InterruptedException {
    rows.add(new Row(what, count(portal, paths, requests)));
  }

  private static Sample count(Server portal, Supplier<String> paths, int requests)
      throws IOException, InterruptedException {
    return new Load(portal, paths).apply(Pace.counted(requests), 1);
  }

  private static String path(int tasks) {
    return "/bench/runs/" + new SizedRun(tasks, 0).id();
  }

  /** A page that nobody has asked for. */
  private String drawn(int tasks) {
    return path(tasks) + Participant.ANEW + other.incrementAndGet();
  }

  private static String stylesheet(Server portal, String page) throws IOException {
    try (Connection connection = new Connection(portal.port())) {
      return PageFacts.stylesheet(connection.get(page).body());
    }
  }
}
