package org.runportal.page;

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
