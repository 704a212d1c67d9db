package org.runportal.sandbox.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The catalogue of good stories, in the order a list of examples shows them. */
public final class Stories {

  /**
   * A story that can be written for any moment.
   *
   * @param id the run id to ask for
   * @param label what it shows, for a list of examples; without comma, equals sign and backslash,
   *     because the list stands in a configuration value
   */
  public record Entry(String id, String label) {}

  private record Author(Entry entry, BiFunction<String, Now, Story> write) {}

  private static final List<Author> ALL =
      List.of(
          author(
              "vendor-onboarding", "Vendor onboarding: one task overdue", VendorOnboarding::story),
          author("quarterly-close", "Quarterly close: completed", QuarterlyClose::story),
          author("trade-fair", "Trade fair stand: archived", TradeFair::story),
          author("new-hire", "New hire Lukas Arndt: just started", NewHire::story),
          author("cold-chain", "Cold chain claim: problem reported", ColdChainClaim::story),
          author("handbook", "Handbook rewrite: no deadlines", HandbookRewrite::story),
          author("office-move", "Office move: 60 tasks in 6 stages", OfficeMove::story),
          author("riyadh-branch", "Riyadh branch: right to left in Arabic", RiyadhBranch::story),
          author("empty", "Supplier survey: no tasks at all", SupplierSurvey::story),
          author("rejected", "Purchase request: approval rejected", PurchaseRequest::story),
          author("release", "Release 4.2: exactly 20 tasks", ProductRelease::story),
          author("audit", "ISO audit: held up by an issue", IsoAudit::story),
          author("leaving", "Leaving: one task is confidential", Leaving::story),
          author("long-names", "Long names: markup and emoji to escape", LongNames::story),
          author("thousand", "Plant shutdown: 1000 tasks in 20 stages", PlantShutdown::ofThousand),
          author("five-thousand", "Plant shutdown: 5000 tasks", PlantShutdown::ofFiveThousand));

  private Stories() {}

  public static List<Entry> all() {
    return ALL.stream().map(Author::entry).toList();
  }

  /** The story of that run as it stands now, or nothing when no run has that id. */
  public static Optional<Story> tell(String id, Now now) {
    return ALL.stream()
        .filter(author -> author.entry().id().equals(id))
        .findFirst()
        .map(author -> author.write().apply(id, now));
  }

  /** An ordinary story under another run's id. */
  public static Story tellOrdinary(String id, Now now) {
    return VendorOnboarding.story(id, now);
  }

  private static Author author(String name, String label, BiFunction<String, Now, Story> write) {
    return new Author(new Entry(Id.of("run/" + name), label), write);
  }

  /** Every story as it stands now. */
  static List<Story> tellAll(Now now) {
    List<Story> stories = new ArrayList<>();
    ALL.forEach(author -> stories.add(author.write().apply(author.entry().id(), now)));
    return stories;
  }
}
