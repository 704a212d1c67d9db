package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questions "List organization tasks" and "List process tasks": filters and an order, as
 * written in the address. Hidden tasks are listed, other than in a run.
 *
 * @param parameter the value of a parameter by its name, or null
 */
public record TaskListQuestion(Function<String, String> parameter) {
  /** A task and its run. */
  public record Row(Story run, Task task) {}

  private static final Comparator<Row> BY_PLACE =
      Comparator.comparing((Row row) -> row.task().position())
          .thenComparing(row -> row.task().number());
  private static final Comparator<Row> BY_DEADLINE =
      Comparator.comparing(
              (Row row) -> Optional.ofNullable(row.task().deadline()).orElse(Instant.MAX))
          .thenComparing(row -> row.task().number());

  /** The tasks of all runs that are not archived, or nothing when the order is unknown. */
  public Optional<List<Row>> ofAll(ListedRuns runs, Now now) {
    return rows(runs.at(now).stream().filter(run -> run.archivedAt() == null), now, "deadline");
  }

  /** The tasks of one run, or nothing when the order is unknown. */
  public Optional<List<Row>> of(Story run, Now now) {
    return rows(Stream.of(run), now, "position");
  }

  /** A task as one row of the answer. */
  public JsonObject row(Row row, Now now) {
    String with = Optional.ofNullable(parameter.apply("with")).orElse("");
    List<String> includes = List.of(with.replace("%2C", ",").split(","));
    Optional<Includes> ofRun =
        includes.stream().anyMatch(name -> name.equals("run") || name.startsWith("run."))
            ? Optional.of(
                Includes.of(
                    includes.stream()
                        .filter(name -> name.startsWith("run."))
                        .map(name -> name.substring("run.".length()))
                        .collect(Collectors.joining(","))))
            : Optional.empty();
    Includes ofTask =
        Includes.of(
            includes.stream().map(name -> "tasks." + name).collect(Collectors.joining(",")));
    return RunAnswer.task(row.run(), row.task(), now, ofTask, ofRun);
  }

  private Optional<List<Row>> rows(Stream<Story> runs, Now now, String usual) {
    return order(usual)
        .map(
            order ->
                runs.flatMap(run -> run.tasks().stream().map(task -> new Row(run, task)))
                    .filter(row -> has(row.task(), now))
                    .sorted(order)
                    .toList());
  }

  private Optional<Comparator<Row>> order(String usual) {
    String sort = text("sort").isEmpty() ? usual : text("sort");
    Comparator<Row> order =
        switch (sort.startsWith("-") ? sort.substring(1) : sort) {
          case "position" -> BY_PLACE;
          case "deadline" -> BY_DEADLINE;
          default -> null;
        };
    return Optional.ofNullable(order).map(by -> sort.startsWith("-") ? by.reversed() : by);
  }

  private boolean has(Task task, Now now) {
    return isOfStatus(task, now) && isOwned(task.owners());
  }

  private boolean isOfStatus(Task task, Now now) {
    return switch (text("status")) {
      case "" -> true;
      case "complete", "completed" -> task.isDone();
      case "active" -> task.status() != TaskStatus.NOT_STARTED && !task.isDone();
      case "active_visible" -> task.isOpen() && task.status() != TaskStatus.NOT_STARTED;
      case "incomplete" -> task.isOpen();
      case "inprogress" -> task.status() == TaskStatus.IN_PROGRESS;
      case "not-started" -> task.status() == TaskStatus.NOT_STARTED;
      case "hasproblem" -> task.hasOpenProblem();
      case "overdue" -> task.isOpen() && now.isPast(task.deadline());
      case "due_soon" -> task.isOpen() && now.isSoon(task.deadline());
      default -> false;
    };
  }

  /** Of several filters for people one has to fit. */
  private boolean isOwned(Owners owners) {
    boolean filtered =
        Stream.of("owners", "guests", "groups").anyMatch(name -> !text(name).isEmpty());
    return !filtered
        || isIn("owners", owners.users().stream().map(String::valueOf).toList())
        || isIn("guests", owners.guests())
        || isIn("groups", owners.groups());
  }

  private boolean isIn(String name, List<String> ofTask) {
    return !text(name).isEmpty() && !Collections.disjoint(List.of(text(name).split(",")), ofTask);
  }

  private String text(String name) {
    String value = parameter.apply(name);
    return value == null ? "" : value.strip();
  }
}
