package org.runportal.sandbox.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The catalogue of good stories, in the order a list of examples shows them. */
public final class Stories {

  /**
   * A story that can be told at any moment.
   *
   * @param id the run id to ask for
   * @param label what it shows, for a list of examples; without comma, equals sign and backslash,
   *     because the list stands in a configuration value
   */
  public record Entry(String id, String label) {}

  private record Told(Entry entry, BiFunction<String, Now, Story> teller) {}

  private static final List<Told> ALL =
      List.of(
          told("vendor-onboarding", "Vendor onboarding: one task overdue", VendorOnboarding::told),
          told("quarterly-close", "Quarterly close: completed", QuarterlyClose::told),
          told("trade-fair", "Trade fair stand: archived", TradeFair::told),
          told("new-hire", "New hire Lukas Arndt: just started", NewHire::told),
          told("cold-chain", "Cold chain claim: problem reported", ColdChainClaim::told),
          told("handbook", "Handbook rewrite: no deadlines", HandbookRewrite::told),
          told("office-move", "Office move: 60 tasks in 6 stages", OfficeMove::told),
          told("riyadh-branch", "Riyadh branch: right to left in Arabic", RiyadhBranch::told),
          told("empty", "Supplier survey: no tasks at all", SupplierSurvey::told),
          told("rejected", "Purchase request: approval rejected", PurchaseRequest::told),
          told("release", "Release 4.2: exactly 20 tasks", ProductRelease::told),
          told("audit", "ISO audit: held up by an issue", IsoAudit::told),
          told("leaving", "Leaving: one task is confidential", Leaving::told),
          told("long-names", "Long names: markup and emoji to escape", LongNames::told),
          told("thousand", "Plant shutdown: 1000 tasks in 20 stages", PlantShutdown::ofThousand),
          told("five-thousand", "Plant shutdown: 5000 tasks", PlantShutdown::ofFiveThousand));

  private Stories() {}

  public static List<Entry> all() {
    return ALL.stream().map(Told::entry).toList();
  }

  /** The story of that run as it stands now, or nothing when no run has that id. */
  public static Optional<Story> tell(String id, Now now) {
    return ALL.stream()
        .filter(told -> told.entry().id().equals(id))
        .findFirst()
        .map(told -> told.teller().apply(id, now));
  }

  /** An ordinary story under another run's id. */
  public static Story tellOrdinary(String id, Now now) {
    return VendorOnboarding.told(id, now);
  }

  private static Told told(String name, String label, BiFunction<String, Now, Story> teller) {
    return new Told(new Entry(Id.of("run/" + name), label), teller);
  }

  /** Every story as it stands now. */
  static List<Story> tellAll(Now now) {
    List<Story> stories = new ArrayList<>();
    ALL.forEach(told -> stories.add(told.teller().apply(told.entry().id(), now)));
    return stories;
  }
}
