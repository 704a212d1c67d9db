package org.runportal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.runportal.page.FactsView.Chapter;
import org.runportal.run.Detail;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;
import org.runportal.run.Run;
import org.runportal.run.Task;

/**
 * The data of the response that no other part of the page shows: lines for the run and its
 * template, tables for lists of objects.
 */
final class OtherFacts {
  private static final int MAX_ROWS = 100;
  private static final int MAX_COLUMNS = 24;

  private final Run run;
  private final AnswerPresenter forms;
  private final Wording words;

  OtherFacts(Run run, AnswerPresenter forms, Wording words) {
    this.run = run;
    this.forms = forms;
    this.words = words;
  }

  /** An object and its details. */
  private record Entry(String title, List<Detail> details) {}

  List<Chapter> chapters() {
    List<Task> tasks = run.plan().tasks().items();
    return Stream.of(
            lines("run", run.details()),
            lines("template", withoutOffFlags(run.about().template().details())),
            table("tasks", tasks, task -> new Entry(words.title(task), task.details())),
            table(
                "measures",
                run.content().measures(),
                m -> new Entry(m.task().orElseGet(() -> words.say("other.unlisted")), m.details())),
            table(
                "questions", questions(), field -> new Entry(forms.label(field), field.details())),
            table(
                "comments",
                tasks.stream().flatMap(task -> forms.shown(task).stream()).toList(),
                comment -> new Entry(forms.author(comment), comment.details())),
            table(
                "tags", run.labels().tags().items(), tag -> new Entry(tag.title(), tag.details())),
            table(
                "files",
                forms.attachments(run.content().files().items()),
                file -> new Entry(forms.answers().file(file.name()), file.details())),
            table("stages", run.plan().stages().items(), s -> new Entry(s.title(), s.details())),
            table("folders", run.labels().folders().items(), f -> new Entry(f.name(), f.details())),
            table(
                "watchers",
                run.people().watchers(),
                watcher -> new Entry(words.people().of(watcher.person()), watcher.details())))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<FormField> questions() {
    Stream<FormField> ofTasks =
        run.plan().tasks().items().stream().flatMap(t -> t.fields().stream());
    Stream<FormField> all =
        Stream.of(
                run.content().kickoff().items().stream(),
                ofTasks,
                run.content().looseFields().stream())
            .flatMap(fields -> fields);
    return forms.fields(all.toList());
  }

  private Optional<Chapter> lines(String key, List<Detail> details) {
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chapter(
                words.say("others." + key),
                details.stream().map(forms.answers()::line).toList(),
                List.of(),
                List.of(),
                ""));
  }

  private <T> Optional<Chapter> table(String key, List<T> things, Function<T, Entry> entry) {
    List<Entry> entries =
        things.stream()
            .map(entry)
            .map(one -> new Entry(one.title(), withoutOffFlags(one.details())))
            .filter(one -> !one.details().isEmpty())
            .toList();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<Map<String, String>> cells = entries.stream().limit(MAX_ROWS).map(this::texts).toList();
    List<String> columns =
        cells.stream().flatMap(row -> row.keySet().stream()).distinct().limit(MAX_COLUMNS).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      List<String> row = new ArrayList<>(List.of(entries.get(i).title()));
      for (String column : columns) {
        row.add(cells.get(i).getOrDefault(column, ""));
      }
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of(words.say("others." + key + ".one")));
    head.addAll(columns);
    int rest = entries.size() - rows.size();
    return Optional.of(
        new Chapter(
            words.say("others." + key),
            List.of(),
            head,
            rows,
            rest == 0 ? "" : words.say("others.rest", "count", rest)));
  }

  /** The details of an object by label. */
  private Map<String, String> texts(Entry entry) {
    Map<String, String> byLabel = new LinkedHashMap<>();
    for (Detail detail : entry.details()) {
      byLabel.merge(
          forms.answers().label(detail),
          forms.answers().text(detail),
          (one, other) -> one + "; " + other);
    }
    return byLabel;
  }

  /** In tables, flags that are off are left out. */
  private static List<Detail> withoutOffFlags(List<Detail> details) {
    return details.stream().filter(detail -> !isOff(detail.value())).toList();
  }

  private static boolean isOff(FormAnswer value) {
    return value instanceof FormAnswer.Flag flag && !flag.on();
  }
}
