package org.runportal.tallyfy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields that the run lists for all tasks, grouped by task. A field may be in its task too; it
 * is shown once, and the occurrence with a value wins.
 */
final class FieldsByTask {
  private final List<Node> fields;
  private final Map<String, List<Node>> byTask;

  FieldsByTask(Node include) {
    this.fields = include.items().stream().filter(FormReader::isField).toList();
    this.byTask = fields.stream().collect(Collectors.groupingBy(FieldsByTask::taskOf));
  }

  /** The fields of a task, its own first. */
  List<Node> of(Node task) {
    String id = task.member("id").words().orElse("");
    Map<String, Node> all = new LinkedHashMap<>();
    for (Node own : task.member("form_fields").items()) {
      all.put(key(own, all.size()), own);
    }
    if (!id.isEmpty()) {
      for (Node field : byTask.getOrDefault(id, List.of())) {
        all.merge(key(field, all.size()), field, (own, other) -> answered(own) ? own : other);
      }
    }
    return List.copyOf(all.values());
  }

  /** Fields whose task is not among these. */
  List<Node> besides(List<Node> tasks) {
    Set<String> ids =
        tasks.stream()
            .flatMap(task -> task.member("id").words().stream())
            .collect(Collectors.toSet());
    Set<String> shown =
        tasks.stream()
            .flatMap(task -> task.member("form_fields").items().stream())
            .flatMap(field -> field.member("id").words().stream())
            .collect(Collectors.toSet());
    return fields.stream()
        .filter(field -> !ids.contains(taskOf(field)))
        .filter(field -> field.member("id").words().filter(shown::contains).isEmpty())
        .toList();
  }

  private static String taskOf(Node field) {
    return field.member("task_id").words().orElse("");
  }

  private static String key(Node field, int place) {
    return field.member("id").words().orElse("#" + place);
  }

  private static boolean answered(Node field) {
    return !field.anyOf("field_value", "value").isMissing();
  }
}
