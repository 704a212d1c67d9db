package org.runportal.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.run.Decisions;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.web.Badge;
import org.runportal.web.Moment;
import org.runportal.web.Moments;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

/**
 * Formats the runs of one tenant for one visitor: sentences, times and names, and what follows from
 * them for runs and tasks.
 *
 * @param texts sentences in the visitor's language
 * @param moments times in the visitor's zone
 * @param people the names of people
 */
record Wording(Texts texts, Moments moments, PersonFormat people) {
  /**
   * With names as the tenant shows them.
   *
   * @param directory people beside those that the run names
   */
  static Wording of(Texts texts, Moments moments, People.Names directory, Redaction redaction) {
    return new Wording(texts, moments, new PersonFormat(directory, redaction, texts));
  }

  /** The same, as seen at another time. */
  Wording at(Instant other) {
    return new Wording(texts, moments.at(other), people);
  }

  /** As it is printed: with full dates instead of "tomorrow" and "in 3 hours". */
  Wording onPaper() {
    return new Wording(texts, moments.onPaper(), people);
  }

  String say(String key) {
    return texts.say(key);
  }

  String say(String key, Object... places) {
    return texts.say(key, places);
  }

  String list(Collection<String> items) {
    return texts.list(items);
  }

  String yesOrNo(boolean value) {
    return say(value ? "yes" : "no");
  }

  /** A formatted time; {@link Moment#NONE} where there is none. */
  Moment moment(Optional<When> when) {
    return when.map(this::moment).orElse(Moment.NONE);
  }

  /** A formatted time. What could not be parsed as a time is shown as it was written. */
  Moment moment(When when) {
    if (when instanceof When.Instant at) {
      return moments.format(at.instant());
    }
    if (when instanceof When.Day day) {
      return moments.format(day.date());
    }
    return Moment.ofWords(((When.Words) when).words());
  }

  /** What a deadline means. */
  DueDate due(Optional<When> deadline) {
    return new DueDate(deadline, moments, texts);
  }

  /** The name of a run. */
  String title(Run run) {
    return run.about()
        .name()
        .or(() -> run.about().template().title())
        .orElseGet(() -> say("run.unnamed"));
  }

  /** That there are tasks that are not listed, and why; empty when there are none. */
  String unlisted(Run run) {
    int confidential = run.plan().confidential().number();
    int leftOut = run.plan().leftOut();
    return Stream.of(
            confidential == 0 ? "" : say("tasks.confidential", "count", confidential),
            leftOut == 0 ? "" : say("tasks.leftOut", "count", leftOut))
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The title of a task. */
  String title(Task task) {
    return title(task.title());
  }

  /** The title of a task. */
  String title(Optional<String> ofTask) {
    return ofTask.orElseGet(() -> say("task.untitled"));
  }

  /**
   * Some tasks by their titles, each named once: the first of them, and how many more there are.
   */
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
      parts.add(say("outlook.more", "count", left));
    }
    return list(parts);
  }

  private String quoted(String title, int count) {
    return count == 1
        ? say("outlook.quoted", "title", title)
        : say("outlook.quoted.several", "title", title, "count", count);
  }

  /** The state of a task in a word. */
  Badge status(Task task) {
    return switch (task.status().kind()) {
      case COMPLETED ->
          Decisions.isRefused(task)
              ? new Badge(say("task.rejected"), Tone.DECLINED)
              : new Badge(say("task.status.COMPLETED"), Tone.DONE);
      case IN_PROGRESS -> new Badge(say("task.status.IN_PROGRESS"), Tone.NOW);
      case NOT_STARTED -> new Badge(say("task.status.NOT_STARTED"), Tone.WAIT);
      case SKIPPED -> new Badge(say("task.status.SKIPPED"), Tone.OFF);
      case OTHER -> new Badge(unknown(task.status().word()), Tone.WAIT);
    };
  }

  /** A state by the vendor's own word for it. */
  String unknown(String word) {
    return word.isEmpty() ? say("state.unknown") : word;
  }
}
