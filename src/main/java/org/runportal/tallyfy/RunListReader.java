package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.run.Decisions;
import org.runportal.run.Identity;
import org.runportal.run.NextTask;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunRow;
import org.runportal.run.RunState;
import org.runportal.run.Tag;
import org.runportal.tenant.Tenant;

/**
 * Reads the rows of "List processes", each as a run is read and by the same rules for what only
 * some may see. The answers to the start form, which come with every row unasked, are left out
 * before anything else is done.
 */
final class RunListReader {
  private final ListedRuns listed;
  private final MembersOnly membersOnly;
  private final Optional<Person> person;

  /**
   * @param person whose runs were asked for; a member has to take part in each
   */
  RunListReader(Tenant tenant, Optional<Person> person) {
    this.listed = new ListedRuns(tenant.listing());
    this.membersOnly = MembersOnly.of(tenant);
    this.person = person;
  }

  /** The rows of a page that may be listed; one without an id leads nowhere and is none. */
  List<RunRow> rows(Node page) {
    List<RunRow> rows = new ArrayList<>();
    for (Node item : page.items()) {
      Optional<RunId> id = id(item);
      if (id.isPresent() && listed.has(item)) {
        Node row = withoutStartForm(item);
        RunReader.read(row, id.get(), membersOnly)
            .filter(this::isTheirs)
            .ifPresent(run -> rows.add(row(run, row)));
      }
    }
    return rows;
  }

  /** What a vendor makes of a filter it does not know is not left to it. */
  private boolean isTheirs(Run run) {
    if (person.isEmpty() || !(person.get() instanceof Person.Member member)) {
      return true;
    }
    Identity identity = new Identity(member, Set.of());
    Stream<Person> involved =
        Stream.of(
                run.people().owner().stream(),
                run.people().starter().stream(),
                run.people().collaborators().stream(),
                run.plan().tasks().items().stream().flatMap(task -> task.owners().stream()))
            .flatMap(people -> people);
    return involved.anyMatch(identity::isPerson);
  }

  /** The runs on a page, be they listed or not. */
  static List<RunId> ids(Node page) {
    return page.items().stream().flatMap(item -> id(item).stream()).toList();
  }

  /** How many runs the whole list has, where the answer says so. */
  static OptionalInt total(Node page) {
    OptionalInt total = page.member("meta").member("pagination").member("total").wholeNumber();
    return total.isPresent() && total.getAsInt() >= 0 ? total : OptionalInt.empty();
  }

  private static Optional<RunId> id(Node item) {
    return item.member("id").words().flatMap(RunId::parse);
  }

  private static Node withoutStartForm(Node item) {
    Map<String, Node> members = new LinkedHashMap<>();
    item.names().stream()
        .filter(name -> !name.equals("prerun"))
        .forEach(name -> members.put(name, item.member(name)));
    return Node.object(members);
  }

  /**
   * A run as a row.
   *
   * @param row as the vendor sent it, with its tags
   */
  static RunRow row(Run run, Node row) {
    return new RunRow(
        run.id(),
        run.about().number(),
        run.about().name(),
        run.about()
            .template()
            .title()
            .map(title -> new RunRow.Label(run.about().template().id().orElse(""), title)),
        new RunRow.Standing(
            RunState.of(run),
            run.standing().status().word(),
            run.standing().openIssue(),
            decision(run)),
        run.standing().progress(),
        run.people().owner(),
        next(run),
        new RunRow.Times(
            run.times().started().or(() -> run.times().created()),
            run.times().due(),
            run.times().updated()),
        tags(run, row.member("tags")));
  }

  private static RunRow.Decision decision(Run run) {
    Decisions decisions = Decisions.of(run);
    if (decisions.rejected().isEmpty()) {
      return RunRow.Decision.NOTHING_REFUSED;
    }
    return decisions.isFinal() ? RunRow.Decision.REFUSED : RunRow.Decision.PARTLY_REFUSED;
  }

  /** None without the tasks: the next one alone does not say whether it is confidential. */
  private static List<NextTask> next(Run run) {
    return run.plan().tasks().present() ? run.plan().nextTasks().items() : List.of();
  }

  /** The tags that are shown of a run, with the ids by which the vendor finds more of them. */
  private static List<RunRow.Label> tags(Run run, Node include) {
    Set<String> shown =
        run.labels().tags().items().stream().map(Tag::title).collect(Collectors.toSet());
    return include.items().stream()
        .flatMap(
            tag ->
                tag.anyOf("title", "name").words().stream()
                    .filter(shown::contains)
                    .map(
                        title ->
                            new RunRow.Label(tag.anyOf("id", "tag_id").words().orElse(""), title)))
        .distinct()
        .toList();
  }
}
