package org.runportal.it.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator reads. */
final class ServerLog {
  /** One entry. */
  record Entry(String level, String text) {
    private static final Pattern FAILURE = Pattern.compile("tenant [a-z0-9-]+: (.*?),? after ");

    /** Whether it only says that the gate was closed: no news, and on the quietest level. */
    boolean isOfNoCall() {
      return text.endsWith("(not asked)") && level.equals("FINE");
    }

    /** What it calls the failure. */
    String failure() {
      Matcher failure = FAILURE.matcher(text);
      return failure.find() ? failure.group(1) : "";
    }
  }

  private static final Pattern RUN = Pattern.compile("\\brun ([\\w-]+)");
  private static final Pattern COLOR = Pattern.compile("\\e\\[[0-9;]*m");
  private static final Pattern ENTRY =
      Pattern.compile("^\\[[^]]*] \\[[^]]*] \\[([A-Z]+)] .* \\[levelValue: [0-9]+] (.*)$");

  private final Map<String, List<Entry>> byRun = new HashMap<>();

  /**
   * @param log as the server writes it; only what our own rooms say in it is of interest
   */
  ServerLog(String log) {
    log.lines()
        .filter(line -> line.contains("org.runportal."))
        .map(line -> ENTRY.matcher(COLOR.matcher(line).replaceAll("")))
        .filter(Matcher::matches)
        .map(entry -> new Entry(entry.group(1), entry.group(2)))
        .forEach(this::file);
  }

  private void file(Entry entry) {
    RUN.matcher(entry.text())
        .results()
        .map(named -> named.group(1))
        .distinct()
        .forEach(run -> byRun.computeIfAbsent(run, it -> new ArrayList<>()).add(entry));
  }

  /** What it says about a run. */
  List<Entry> about(String run) {
    return byRun.getOrDefault(run, List.of());
  }

  /** What it says about calls for a run. */
  List<Entry> calls(String run) {
    return about(run).stream().filter(entry -> !entry.isOfNoCall()).toList();
  }
}
