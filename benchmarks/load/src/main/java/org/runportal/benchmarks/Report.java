package org.runportal.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.runportal.benchmarks.Results.Cell;
import org.runportal.benchmarks.Results.Loop;
import org.runportal.benchmarks.Results.Spread;
import org.runportal.benchmarks.Vendor.Condition;

/** The figures as Markdown. */
final class Report {
  private static final double MEGABYTE = 1_000_000;
  private static final List<String> ORDER =
      List.of(
          Participant.KEPT,
          Participant.DRAWN,
          Participant.THYMELEAF,
          Participant.JTE,
          Participant.FACES,
          Participant.CEILING);

  private final StringBuilder text = new StringBuilder();

  /** When and where it was measured. */
  void machine() throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse("an unnamed processor");
    line(
        "Measured on %s on %d cores (%s), JDK %s; load average at the end: %.1f.",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        processor,
        Runtime.version().feature(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** What another report says. */
  void add(Report other) {
    text.append(other.text);
  }

  /** The portal alone. */
  void shipped(Shipped.Figures figures) {
    line("");
    line("Start to the first page, as it is shipped: %s.", said(figures.start()));
    table("answer", "count", "processor ms", "KB allocated", "bytes");
    for (Shipped.Row row : figures.rows()) {
      row(
          row.what(),
          "%,d".formatted(row.sample().pages()),
          "%.2f".formatted(row.sample().processorMillis()),
          "%,.0f".formatted(row.sample().kilobytesAllocated()),
          "%,.0f".formatted(row.sample().bytesOfPage()));
    }
    Shipped.Memory memory = figures.memory();
    line("");
    line(
        "Resident: %.0f MB; after visits to %,d runs of 20 tasks %.0f MB, with %,d copies and %.1f MB"
            + " of kept pages.",
        figures.resident() / MEGABYTE,
        memory.visited(),
        memory.resident() / MEGABYTE,
        memory.copies(),
        memory.pageBytes() / MEGABYTE);
  }

  /** All participants. */
  void comparison(
      Plan plan, Results results, Map<String, Server.Start> starts, Map<String, Long> resident) {
    table(
        "tasks",
        "answer",
        "requests/s",
        "processor ms",
        "KB allocated",
        "bytes",
        "p50 / p95 / p99, ms",
        "the same at half load",
        "a sleeper beside that, p99 late, ms");
    for (int tasks : plan.sizes()) {
      for (String participant : ORDER) {
        Cell closed = new Cell(participant, tasks, Condition.WELL, Loop.CLOSED);
        Cell open = new Cell(participant, tasks, Condition.WELL, Loop.OPEN);
        row(
            "%,d".formatted(tasks),
            participant,
            spread(results.spread(closed, Sample::perSecond), "%,.0f"),
            spread(results.spread(closed, Sample::processorMillis), "%.2f"),
            "%,.0f".formatted(results.median(closed, Sample::kilobytesAllocated)),
            "%,.0f".formatted(results.median(closed, Sample::bytesOfPage)),
            percentiles(results, closed),
            percentiles(results, open),
            millis(results.median(open, sample -> sample.millisLateAt(99))));
      }
    }
    trouble(plan, results);
    table("server", "start to the first page", "resident at the end");
    for (String participant : ORDER) {
      if (starts.containsKey(participant)) {
        row(
            participant.equals(Participant.KEPT) ? "portal" : participant,
            said(starts.get(participant)),
            "%.0f MB".formatted(resident.get(participant) / MEGABYTE));
      }
    }
    line("");
    line("Answers that were no page: %,d.", results.failures());
  }

  private void trouble(Plan plan, Results results) {
    List<String> titles = new ArrayList<>(List.of("tasks", "answer"));
    for (Condition condition : Condition.values()) {
      titles.add("p95 at half load, " + condition + ", ms");
      titles.add("processor ms");
    }
    table(titles.toArray(String[]::new));
    for (int tasks : plan.sizes()) {
      for (String participant : ORDER) {
        if (results.has(new Cell(participant, tasks, Condition.DOWN, Loop.OPEN))) {
          List<String> cells = new ArrayList<>(List.of("%,d".formatted(tasks), participant));
          for (Condition condition : Condition.values()) {
            Cell open = new Cell(participant, tasks, condition, Loop.OPEN);
            cells.add(spread(results.spread(open, sample -> sample.millisAt(95)), "%.1f"));
            cells.add("%.2f".formatted(results.median(open, Sample::processorMillis)));
          }
          row(cells.toArray(String[]::new));
        }
      }
    }
  }

  /** What was to be reached, and was or was not. */
  void goals(List<Goals.Goal> goals) {
    table("goal (20 tasks)", "wanted", "measured", "met");
    for (Goals.Goal goal : goals) {
      row(goal.what(), goal.goal(), goal.measured(), goal.met() ? "yes" : "**no**");
    }
  }

  private static String percentiles(Results results, Cell cell) {
    return "%s / %s / %s"
        .formatted(
            millis(results.median(cell, sample -> sample.millisAt(50))),
            millis(results.median(cell, sample -> sample.millisAt(95))),
            millis(results.median(cell, sample -> sample.millisAt(99))));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  private static String spread(Spread spread, String format) {
    return String.format(
        Locale.ROOT,
        format + " (" + format + "–" + format + ")",
        spread.median(),
        spread.min(),
        spread.max());
  }

  private static String said(Server.Start start) {
    return String.format(
        Locale.ROOT,
        "%.1f s of processor time, %.1f s in all",
        start.processorSeconds(),
        start.seconds());
  }

  private void table(String... titles) {
    line("");
    row(titles);
    line("|" + " --- |".repeat(titles.length));
  }

  private void row(String... cells) {
    line("%s", "| " + String.join(" | ", cells) + " |");
  }

  private void line(String format, Object... places) {
    text.append(String.format(Locale.ROOT, format, places)).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
