package org.runportal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runportal.run.Task;
import org.runportal.web.Badge;
import org.runportal.web.Texts;

/** What a task is called and where it stands, in the visitor's words. */
final class TaskWords {
  private final Texts texts;

  TaskWords(Texts texts) {
    this.texts = texts;
  }

  String title(Task task) {
    return task.title().orElseGet(() -> texts.say("task.untitled"));
  }

  /** Some tasks by their titles, each told once: the first of them, and how many more there are. */
  String quoted(List<Task> tasks, int most) {
    Map<String, Integer> titles = new LinkedHashMap<>();
    tasks.forEach(task -> titles.merge(title(task), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    int left = tasks.size();
    for (Map.Entry<String, Integer> title : titles.entrySet()) {
      if (parts.size() < most) {
        parts.add(quoted(title.getKey(), title.getValue()));
        left -= title.getValue();
      }
    }
    if (left > 0) {
      parts.add(texts.say("outlook.more", "count", left));
    }
    return texts.list(parts);
  }

  private String quoted(String title, int count) {
    return count == 1
        ? texts.say("outlook.quoted", "title", title)
        : texts.say("outlook.quoted.several", "title", title, "count", count);
  }

  Badge status(Task task) {
    return switch (task.status().kind()) {
      case COMPLETED -> new Badge(texts.say("task.status.COMPLETED"), "done");
      case IN_PROGRESS -> new Badge(texts.say("task.status.IN_PROGRESS"), "now");
      case NOT_STARTED -> new Badge(texts.say("task.status.NOT_STARTED"), "wait");
      case SKIPPED -> new Badge(texts.say("task.status.SKIPPED"), "off");
      case OTHER ->
          new Badge(
              task.status().word().isEmpty() ? texts.say("state.unknown") : task.status().word(),
              "wait");
    };
  }
}
