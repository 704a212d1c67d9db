package org.runportal.page;

import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.runportal.run.Run;
import org.runportal.run.Task;
import org.runportal.web.Literal;
import org.runportal.web.Query;

/**
 * The tasks that a visitor asks to see, as the query of the address: every choice is a link that
 * can be kept, sent and opened without a script. Invalid parameters are ignored.
 *
 * @param show which kind of tasks
 * @param person only tasks of whoever has this in the name; empty for everybody's
 * @param text only tasks with these words in the title; empty for all
 * @param stage the {@link TaskGroups.Group#key key} of the stage that is opened; empty to leave the
 *     choice to the page
 * @param page the page of that stage, from 1; empty for the one where the work is
 * @param task the place of a single task in the plan, from 1; empty for all
 */
record TaskQuery(
    Show show, String person, String text, String stage, OptionalInt page, OptionalInt task) {
  /** All tasks. */
  static final TaskQuery ANY =
      new TaskQuery(Show.ALL, "", "", "", OptionalInt.empty(), OptionalInt.empty());

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");
  private static final int MAX_LENGTH = 200;

  /** Kinds of tasks, by what has to be done about them. */
  enum Show {
    ALL,
    OPEN,
    LATE,
    PROBLEM;

    /** The word in the address. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Show of(String word) {
      for (Show show : values()) {
        if (show.word().equals(word)) {
          return show;
        }
      }
      return ALL;
    }
  }

  /** Reads the query of an address. */
  static TaskQuery of(HttpServletRequest request) {
    return of(Query.read(request).parameters());
  }

  /** Reads the parameters of an address. */
  static TaskQuery of(Map<String, String> parameters) {
    return new TaskQuery(
        Show.of(word(parameters, "show")),
        word(parameters, "person"),
        word(parameters, "text"),
        word(parameters, "stage"),
        number(parameters, "page"),
        number(parameters, "task"));
  }

  /** Whether some tasks are left out on purpose. */
  boolean narrows() {
    return show != Show.ALL || !person.isEmpty() || !text.isEmpty() || task.isPresent();
  }

  TaskQuery showing(Show kind) {
    return new TaskQuery(kind, person, text, "", OptionalInt.empty(), OptionalInt.empty());
  }

  TaskQuery inStage(String key) {
    return new TaskQuery(show, person, text, key, OptionalInt.empty(), task);
  }

  TaskQuery onPage(String key, int number) {
    return new TaskQuery(show, person, text, key, OptionalInt.of(number), task);
  }

  /** The address that opens one task of a run alone. */
  static Literal alone(Run run, Task task) {
    return single(RunIndex.of(run).place(task)).address();
  }

  static TaskQuery single(int place) {
    return new TaskQuery(Show.ALL, "", "", "", OptionalInt.empty(), OptionalInt.of(place));
  }

  /** The address that asks this, seen from the run page itself. */
  Literal address() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("show", show == Show.ALL ? "" : show.word());
    parameters.put("person", person);
    parameters.put("text", text);
    parameters.put("stage", stage);
    parameters.put("page", page.isPresent() ? String.valueOf(page.getAsInt()) : "");
    parameters.put("task", task.isPresent() ? String.valueOf(task.getAsInt()) : "");
    return new Literal(
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&", "?", "#tasks")));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String word(Map<String, String> parameters, String name) {
    String value = parameters.getOrDefault(name, "").strip();
    return value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value;
  }

  private static OptionalInt number(Map<String, String> parameters, String name) {
    String value = word(parameters, name);
    return NUMBER.matcher(value).matches()
        ? OptionalInt.of(Integer.parseInt(value))
        : OptionalInt.empty();
  }
}
