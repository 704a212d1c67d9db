package org.runportal.sandbox.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The catalogue of stories, in the order of the list of examples. */
public final class Stories {

  /**
   * An entry of the catalogue.
   *
   * @param id the run id
   * @param label what it shows, for the list of examples; without comma, equals sign and backslash,
   *     because the list is a configuration value
   */
  public record Entry(String id, String label) {}

  private record Author(Entry entry, BiFunction<String, Now, Story> write, boolean large) {}

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
          author("fit-out", "Clinic fit-out: answers of every shape", ClinicFitOut::story),
          author("fire-drill", "Fire drill: one task for each of nine people", FireDrill::story),
          author(
              "store-openings",
              "Store openings: the answer has 30 of 48 tasks",
              StoreOpenings::story),
          author(
              "night-delivery", "Night delivery: waits for an empty group", NightDelivery::story),
          author("long-names", "Long names: markup and emoji to escape", LongNames::story),
          large("thousand", "Plant shutdown: 1000 tasks in 20 stages", PlantShutdown::ofThousand),
          large("five-thousand", "Plant shutdown: 5000 tasks", PlantShutdown::ofFiveThousand));

  private Stories() {}

  public static List<Entry> all() {
    return ALL.stream().map(Author::entry).toList();
  }

  /** The story of a run at a time; empty if there is no such run. */
  public static Optional<Story> find(String id, Now now) {
    return ALL.stream()
        .filter(author -> author.entry().id().equals(id))
        .findFirst()
        .map(author -> author.write().apply(id, now))
        .or(() -> Population.story(id, now));
  }

  /** A run of a template at a time; empty if there is no such template. */
  public static Optional<Story> ofTemplate(String template, Now now) {
    return Stream.concat(
            Population.ofEachTemplate(now),
            ALL.stream().map(author -> author.write().apply(author.entry().id(), now)))
        .filter(story -> template.equals(story.templateId()))
        .findFirst();
  }

  /** A regular story under another run id. */
  public static Story regular(String id, Now now) {
    return VendorOnboarding.story(id, now);
  }

  private static Author author(String name, String label, BiFunction<String, Now, Story> write) {
    return new Author(new Entry(Id.of("run/" + name), label), write, false);
  }

  private static Author large(String name, String label, BiFunction<String, Now, Story> write) {
    return new Author(new Entry(Id.of("run/" + name), label), write, true);
  }

  /** The stories at a time, without those of a thousand tasks and more. */
  static List<Story> smallOnesAt(Now now) {
    return ALL.stream()
        .filter(author -> !author.large())
        .map(author -> author.write().apply(author.entry().id(), now))
        .toList();
  }

  /** All stories at a time. */
  static List<Story> allAt(Now now) {
    List<Story> stories = new ArrayList<>();
    ALL.forEach(author -> stories.add(author.write().apply(author.entry().id(), now)));
    return stories;
  }
}
