package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The question of "List processes": filters and an order, as written in the address.
 *
 * @param parameter the value of a parameter by its name, or null
 */
public record RunListQuestion(Function<String, String> parameter) {
  private static final Comparator<Story> BY_AGE =
      Comparator.comparing(Story::startedAt).thenComparing(Story::number);
  private static final Comparator<Story> BY_NAME =
      Comparator.comparing(Story::name).thenComparing(Story::number);

  /** The rows, or nothing when the order is none the endpoint knows. */
  public Optional<List<Story>> stories(ListedRuns runs, Now now) {
    return order()
        .map(order -> runs.at(now).stream().filter(run -> has(run, now)).sorted(order).toList());
  }

  /** A run as one row of the answer. */
  public JsonObject row(Story run, Now now) {
    return RunAnswer.row(run, now, Includes.of(parameter.apply("with")));
  }

  private Optional<Comparator<Story>> order() {
    String sort = text("sort", "sort_by");
    Comparator<Story> order =
        switch (sort.startsWith("-") ? sort.substring(1) : sort) {
          case "" -> BY_AGE.reversed();
          case "created_at" -> BY_AGE;
          case "name" -> BY_NAME;
          default -> null;
        };
    return Optional.ofNullable(order).map(by -> sort.startsWith("-") ? by.reversed() : by);
  }

  private boolean has(Story run, Now now) {
    return isOfState(run, Standing.of(run, now))
        && contains(run.name(), text("q"))
        && isIn(text("checklist_id", "blueprint_id"), Stream.ofNullable(run.templateId()).toList())
        && isIn(text("tag", "tag_ids"), run.tags().stream().map(Tag::id).toList())
        && isIn(text("folder"), run.folders().stream().map(Folder::id).toList())
        && isIn(text("owners"), members(run))
        && isIn(
            text("groups"),
            run.tasks().stream().flatMap(t -> t.owners().groups().stream()).toList());
  }

  private boolean isOfState(Story run, Standing standing) {
    String status = text("status");
    String archived = text("archived");
    boolean put = run.archivedAt() != null;
    if (status.equals("archived") || archived.equals("only")) {
      return put;
    }
    if (put && !archived.equals("true")) {
      return false;
    }
    return switch (status) {
      case "" -> true;
      case "delayed" -> standing.late() > 0 || standing.dueDatePassed();
      // a problem is on a task, an issue on the run; who asks for problems gets both
      case "problem" -> Set.of("problem", "issue").contains(standing.status());
      case "starred" -> run.starred();
      default -> standing.status().equals(status);
    };
  }

  private static List<String> members(Story run) {
    return Stream.concat(
            Stream.of(run.owner()),
            run.tasks().stream().flatMap(task -> task.owners().users().stream()))
        .map(String::valueOf)
        .toList();
  }

  private static boolean contains(String name, String words) {
    return name.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** Whether one of the ids in a comma list is among those of a run. */
  private static boolean isIn(String ids, List<String> ofRun) {
    return ids.isEmpty() || !Collections.disjoint(List.of(ids.split(",")), ofRun);
  }

  private String text(String... names) {
    return Stream.of(names)
        .map(parameter)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(String::strip)
        .orElse("");
  }
}
