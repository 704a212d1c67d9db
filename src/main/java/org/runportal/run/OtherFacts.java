package org.runportal.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.runportal.run.RunView.Chapter;
import org.runportal.web.Texts;

/**
 * What the vendor told and no other part of the page shows: about the run and its template in
 * lines, about the many things of a run in tables.
 */
final class OtherFacts {
  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 24;

  private final Run run;
  private final Forms forms;
  private final Names names;
  private final Texts texts;

  OtherFacts(Run run, Forms forms, Names names, Texts texts) {
    this.run = run;
    this.forms = forms;
    this.names = names;
    this.texts = texts;
  }

  /** A thing and its details. */
  private record Entry(String title, List<Detail> details) {}

  List<Chapter> chapters() {
    List<Task> tasks = run.tasks().items();
    return Stream.of(
            lines("run", run.details()),
            lines("template", told(run.template().details())),
            table("tasks", tasks, task -> new Entry(title(task), task.details())),
            table(
                "measures",
                run.measures(),
                m -> new Entry(m.task().orElseGet(() -> texts.say("other.unlisted")), m.details())),
            table(
                "questions", questions(), field -> new Entry(forms.label(field), field.details())),
            table(
                "comments",
                tasks.stream().flatMap(task -> forms.shown(task).stream()).toList(),
                comment -> new Entry(forms.author(comment), comment.details())),
            table("tags", run.tags().items(), tag -> new Entry(tag.title(), tag.details())),
            table(
                "files",
                forms.attachments(run.files().items()),
                file -> new Entry(file.name(), file.details())),
            table("stages", run.stages().items(), s -> new Entry(s.title(), s.details())),
            table("folders", run.folders().items(), f -> new Entry(f.name(), f.details())),
            table(
                "watchers",
                run.people().watchers(),
                watcher -> new Entry(names.of(watcher.person()), watcher.details())))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<FormField> questions() {
    Stream<FormField> ofTasks = run.tasks().items().stream().flatMap(t -> t.fields().stream());
    Stream<FormField> all =
        Stream.of(run.kickoff().items().stream(), ofTasks, run.looseFields().stream())
            .flatMap(fields -> fields);
    return forms.fields(all.toList());
  }

  private String title(Task task) {
    return task.title().orElseGet(() -> texts.say("task.untitled"));
  }

  private Optional<Chapter> lines(String key, List<Detail> details) {
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chapter(
                texts.say("others." + key),
                details.stream().map(forms.answers()::line).toList(),
                List.of(),
                List.of(),
                ""));
  }

  private <T> Optional<Chapter> table(String key, List<T> things, Function<T, Entry> entry) {
    List<Entry> told =
        things.stream()
            .map(entry)
            .map(one -> new Entry(one.title(), told(one.details())))
            .filter(one -> !one.details().isEmpty())
            .toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    Set<String> labels = new LinkedHashSet<>();
    List<Entry> shown = told.stream().limit(MOST_ROWS).toList();
    shown.forEach(
        one -> one.details().forEach(detail -> labels.add(forms.answers().label(detail))));
    List<String> columns = labels.stream().limit(MOST_COLUMNS).toList();
    List<String> head = new ArrayList<>(List.of(texts.say("others." + key + ".one")));
    head.addAll(columns);
    int rest = told.size() - shown.size();
    return Optional.of(
        new Chapter(
            texts.say("others." + key),
            List.of(),
            head,
            shown.stream().map(one -> row(one, columns)).toList(),
            rest == 0 ? "" : texts.say("others.rest", "count", rest)));
  }

  private List<String> row(Entry entry, List<String> columns) {
    List<String> row = new ArrayList<>(List.of(entry.title()));
    for (String column : columns) {
      row.add(
          String.join(
              "; ",
              entry.details().stream()
                  .filter(detail -> forms.answers().label(detail).equals(column))
                  .map(forms.answers()::text)
                  .toList()));
    }
    return row;
  }

  /** A switch that is off says nothing about one thing among many. */
  private static List<Detail> told(List<Detail> details) {
    return details.stream().filter(detail -> !isOff(detail.value())).toList();
  }

  private static boolean isOff(FormAnswer value) {
    return value instanceof FormAnswer.Flag flag && !flag.on();
  }
}
