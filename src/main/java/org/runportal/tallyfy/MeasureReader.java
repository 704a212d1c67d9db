package org.runportal.tallyfy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runportal.run.Detail;
import org.runportal.run.FormAnswer;
import org.runportal.run.Measure;

/**
 * Reads {@code tasks_meta}, of which no source shows the shape: facts of single tasks, or counters
 * of all.
 */
final class MeasureReader {
  private MeasureReader() {}

  /** Facts of single tasks. */
  static List<Measure> measures(Node meta, Node tasks) {
    List<Node> items = meta.items().stream().filter(item -> item.has("task_id")).toList();
    Map<String, Node> byId = items.isEmpty() ? Map.of() : TaskReader.byId(tasks);
    return items.stream()
        .map(item -> new Measure(title(item, byId), details(item)))
        .filter(measure -> !measure.details().isEmpty())
        .toList();
  }

  /** Everything else that may stand there. */
  static List<Detail> others(Node meta) {
    return meta.items().stream().anyMatch(item -> item.has("task_id"))
        ? List.of()
        : DetailReader.detail("tasks_meta", meta).stream().toList();
  }

  private static Optional<String> title(Node item, Map<String, Node> tasks) {
    return item.member("task_id").words().map(tasks::get).flatMap(TaskReader::title);
  }

  /** The value stands first, under its own label or that of its slug. */
  private static List<Detail> details(Node item) {
    Node value = item.member("value");
    Node named = value.member("label").words().isPresent() ? value : Node.ABSENT;
    Optional<Detail> measured =
        named.isObject()
            ? DetailReader.detail("tasks_meta.value", value)
            : DetailReader.detail(item.member("slug").words().orElse("value"), value);
    List<Detail> first =
        measured
            .map(
                detail ->
                    detail.value() instanceof FormAnswer.Details inner
                        ? inner.details()
                        : List.of(detail))
            .orElse(List.of());
    return DetailReader.joined(first, DetailReader.of(ObjectType.MEASURE, item));
  }
}
