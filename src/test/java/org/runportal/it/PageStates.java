package org.runportal.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The states a visitor can meet a page in, by a short name. */
final class PageStates {
  /** Runs of the demo, by the beginning of their labels, that show what no other shows. */
  private static final List<String> RUNS =
      List.of(
          "Vendor onboarding",
          "Quarterly close",
          "Trade fair",
          "New hire",
          "Cold chain",
          "Riyadh",
          "Supplier",
          "Purchase",
          "Leaving",
          "Clinic fit-out",
          "Fire drill",
          "Long names");

  private PageStates() {}

  /** Paths of the pages that differ in kind: first pages, what the box says, runs, errors. */
  static Map<String, String> kinds() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("start", "/");
    states.put("start-not-understood", "/?find=%3F%3F");
    states.put("start-which-organization", "/?find=5ca49afa783e779cda46ded7c9b8f9df");
    states.put("tenant", "/demo");
    states.put("not-found", "/nobody");
    states.put("status", "/-/status");
    states.put("bad-day-busy", "/busy/runs/busy");
    RUNS.forEach(label -> states.put(name(label), DemoRuns.page(label)));
    return states;
  }

  /** Paths of all other pages of the demo. */
  static Map<String, String> more() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("list-late", "/demo?show=late&order=deadline");
    states.put("list-filtered", "/demo?words=check&page=2");
    states.put("list-empty", "/demo?words=no-such-process");
    states.put("tenant-unknown-number", "/demo?find=99999");
    for (String day : List.of("broken", "rubbish", "refused")) {
      states.put("bad-day-" + day, "/stormy/runs/" + day);
    }
    DemoRuns.all().forEach((run, label) -> states.put(name(label), "/demo/runs/" + run));
    states.values().removeAll(kinds().values());
    return states;
  }

  private static String name(String label) {
    return label.toLowerCase().replaceAll("[^a-z0-9]+", "-");
  }
}
