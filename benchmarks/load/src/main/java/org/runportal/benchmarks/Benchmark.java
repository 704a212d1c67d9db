package org.runportal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** Measures, and prints the report. See the README beside this module. */
public final class Benchmark {
  private static final Path REPORT = Path.of("benchmarks/target/report.md");
  private static final Path PAGES = Path.of("benchmarks/target/pages");

  /** Whatever happens, it ends by then. */
  private static final Duration MAX_TIME = Duration.ofMinutes(75);

  private Benchmark() {}

  /**
   * Runs in the portal's directory.
   *
   * @param arguments {@code --quick}; {@code --portal}: only the portal alone; {@code --memory}:
   *     only its memory; {@code --comparison}: only all participants
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    // numbers are formatted for Markdown, not for whoever has started this
    Locale.setDefault(Locale.ROOT);
    // otherwise the JDK's server delays each answer by 40 ms
    System.setProperty("sun.net.httpserver.nodelay", "true");
    endInTime();
    List<String> options = List.of(arguments);
    boolean memory = options.contains("--memory");
    Plan plan = memory ? Plan.MEMORY : options.contains("--quick") ? Plan.QUICK : Plan.FULL;
    try (Vendor vendor = new Vendor(plan.sizes())) {
      Launches launches = new Launches(vendor.address(), PAGES);
      Optional<Shipped.Figures> shipped = Optional.empty();
      if (!options.contains("--comparison")) {
        shipped = Optional.of(new Shipped(plan, launches).measure());
        report(shipped, new Report(), Optional.empty());
      }
      if (!memory && !options.contains("--portal")) {
        compare(plan, vendor, launches, shipped);
      }
    }
    System.out.print(Files.readString(REPORT));
    // servers that were started have been stopped; no thread is waited for
    System.exit(0);
  }

  private static void compare(
      Plan plan, Vendor vendor, Launches launches, Optional<Shipped.Figures> shipped)
      throws IOException, InterruptedException {
    try (Comparison comparison = new Comparison(plan, vendor, launches)) {
      comparison.measure(
          results -> {
            Report all = new Report();
            all.comparison(plan, results, comparison.starts(), comparison.resident());
            report(shipped, all, Optional.of(results));
          });
    }
  }

  private static void report(
      Optional<Shipped.Figures> shipped, Report comparison, Optional<Results> results)
      throws IOException {
    Report report = new Report();
    report.machine();
    shipped.ifPresent(report::shipped);
    report.add(comparison);
    report.goals(new Goals(results, shipped.map(Shipped.Figures::memory)).all());
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, report.toString());
  }

  private static void endInTime() {
    new Timer("end", true)
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                Progress.say("it takes too long, and ends here");
                System.exit(1);
              }
            },
            MAX_TIME.toMillis());
  }
}
