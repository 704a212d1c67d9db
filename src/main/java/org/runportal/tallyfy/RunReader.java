package org.runportal.tallyfy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runportal.run.Attachment;
import org.runportal.run.Detail;
import org.runportal.run.Folder;
import org.runportal.run.FormField;
import org.runportal.run.FormattedText;
import org.runportal.run.Included;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunStatus;
import org.runportal.run.Stage;
import org.runportal.run.Tag;

/**
 * Reads a run from a response of "Get process". No complete real response is documented, so
 * everything except a name or an id may be missing, null, or of another type than documented.
 */
final class RunReader {
  private static final Pattern COLOR = Pattern.compile("#?([0-9a-f]{3}|[0-9a-f]{6})");

  private RunReader() {}

  /**
   * The run in an answer.
   *
   * @param asked stands in for the id where the answer has none
   * @return nothing when the answer holds no run: neither an id nor a name
   */
  static Optional<Run> read(Node answer, RunId asked) {
    return read(answer, asked, UnaryOperator.identity(), LeftOutTasks::number);
  }

  /** The same without what only members may see. */
  static Optional<Run> read(Node answer, RunId asked, MembersOnly membersOnly) {
    return read(answer, asked, membersOnly::removed, LeftOutTasks::number);
  }

  /**
   * The same where it is known how many of its tasks are missing.
   *
   * @param leftOut how many
   */
  static Optional<Run> read(Node answer, RunId asked, MembersOnly membersOnly, int leftOut) {
    return read(answer, asked, membersOnly::removed, run -> leftOut);
  }

  private static Optional<Run> read(
      Node answer, RunId asked, UnaryOperator<Node> shown, ToIntFunction<Node> leftOut) {
    Node data = answer.member("data");
    Node run = data.isIncluded() ? answer.single() : answer;
    boolean isRun = run.member("id").words().isPresent() || run.member("name").words().isPresent();
    return isRun
        ? Optional.of(run(new Confidentiality(run), shown, asked, leftOut.applyAsInt(run)))
        : Optional.empty();
  }

  private static Run run(
      Confidentiality confidentiality, UnaryOperator<Node> shown, RunId asked, int leftOut) {
    Node known = confidentiality.cleaned();
    Node run = shown.apply(leftOut > 0 ? LeftOutTasks.withoutTheirs(known) : known);
    Node template = run.member("checklist").single();
    FieldsByTask fields = new FieldsByTask(run.member("form_fields"));
    RunStatus status = StatusReader.ofRun(run.member("status"));
    return new Run(
        run.member("id").words().flatMap(RunId::parse).orElse(asked),
        new Run.About(
            run.member("increment_id").words(),
            run.member("name").words(),
            new Run.Template(
                run.member("checklist_id").words().or(() -> template.member("id").words()),
                run.member("checklist_title").words().or(() -> template.member("title").words()),
                DetailReader.of(ObjectType.TEMPLATE, template)),
            run.member("type").words(),
            run.member("starred").flag(),
            run.member("is_public").flag(),
            run.member("parent_id").words().filter(id -> !id.equals("0")).flatMap(RunId::parse),
            run.member("summary").raw().map(RichText::of).orElse(FormattedText.NONE)),
        new Run.Standing(
            status,
            ProgressReader.read(run.member("progress")),
            run.member("has_open_issue").flag().orElse(false)
                || StatusReader.key(status.word()).equals("issue")),
        times(run),
        new Run.Participants(
            PersonReader.member(run.member("owner_id")),
            PersonReader.member(run.member("started_by")),
            PersonReader.owners(run.member("collaborators")),
            PersonReader.ofEachKind(run),
            PersonReader.watchers(run.member("member_watchers"), run.member("guest_watchers")),
            TaskReader.nameOwners(run)),
        new Run.Plan(
            TaskReader.tasks(run.member("tasks"), fields),
            TaskReader.nextTasks(run.member("next_task"), run.member("tasks")),
            stages(run.member("stages")),
            confidentiality.tasks(),
            leftOut),
        new Run.Content(
            kickoff(run, template),
            FormReader.fields(
                fields.besides(run.member("tasks").items()), new SubmittedAnswers(Node.ABSENT)),
            files(run.member("assets")),
            MeasureReader.measures(run.member("tasks_meta"), run.member("tasks"))),
        new Run.Labels(tags(run.member("tags")), folders(run.member("folders"))),
        details(run));
  }

  private static List<Detail> details(Node run) {
    List<Detail> details = new ArrayList<>(DetailReader.of(ObjectType.RUN, run));
    Node progress = run.member("progress");
    details.addAll(
        DetailReader.besides("progress", progress.single(), "complete", "total", "percent"));
    details.addAll(MeasureReader.others(run.member("tasks_meta")));
    return details;
  }

  /** The template knows the questions too. */
  private static Included<FormField> kickoff(Node run, Node template) {
    Node asked = run.member("ko_form_fields");
    Node fields = asked.items().isEmpty() ? template.member("prerun") : asked;
    Node answers = run.member("prerun");
    return asked.isIncluded() || answers.isIncluded()
        ? Included.of(FormReader.fields(fields, answers))
        : Included.absent();
  }

  private static Included<Attachment> files(Node include) {
    return include.isIncluded()
        ? Included.of(
            include.items().stream()
                .flatMap(
                    file ->
                        FileReader.name(file).stream()
                            .map(
                                name ->
                                    new Attachment(
                                        name,
                                        WhenReader.read(file.member("uploaded_at")),
                                        DetailReader.of(ObjectType.FILE, file))))
                .toList())
        : Included.absent();
  }

  /** A folder itself, or what ties the run to one. */
  private static Included<Folder> folders(Node include) {
    return include.isIncluded()
        ? Included.of(
            include.items().stream()
                .flatMap(
                    folder ->
                        folder.wordsOf("name", "folder_name").stream()
                            .map(
                                name ->
                                    new Folder(name, DetailReader.of(ObjectType.FOLDER, folder))))
                .toList())
        : Included.absent();
  }

  private static Run.Times times(Node run) {
    return new Run.Times(
        WhenReader.read(run.member("created_at")),
        WhenReader.read(run.member("started_at")),
        WhenReader.read(run.anyOf("last_updated", "last_updated_at")),
        WhenReader.read(run.member("due_date")),
        WhenReader.read(run.member("max_task_deadline")),
        WhenReader.read(run.member("completed_at")),
        WhenReader.read(run.member("archived_at")));
  }

  private static Included<Stage> stages(Node include) {
    if (!include.isIncluded()) {
      return Included.absent();
    }
    List<Node> items = include.items();
    return Included.of(
        IntStream.range(0, items.size())
            .mapToObj(place -> stage(items.get(place), place))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingInt(Stage::position))
            .toList());
  }

  private static Optional<Stage> stage(Node stage, int place) {
    Optional<String> id = stage.member("id").words();
    Optional<String> title = stage.member("title").words().or(() -> stage.member("name").words());
    int position = stage.member("position").wholeNumber().orElse(place + 1);
    return id.isPresent() || title.isPresent()
        ? Optional.of(
            new Stage(
                id.orElse(""),
                title.orElse(""),
                position,
                DetailReader.of(ObjectType.STAGE, stage)))
        : Optional.empty();
  }

  private static Included<Tag> tags(Node include) {
    return include.isIncluded()
        ? Included.of(include.items().stream().flatMap(RunReader::tag).toList())
        : Included.absent();
  }

  private static Stream<Tag> tag(Node tag) {
    return tag.member("title").words().or(() -> tag.member("name").words()).stream()
        .map(
            title ->
                new Tag(
                    title,
                    tag.member("color").words().flatMap(RunReader::color),
                    DetailReader.of(ObjectType.TAG, tag)));
  }

  /** {@code #0b7285} or {@code fff}. */
  private static Optional<String> color(String text) {
    Matcher color = COLOR.matcher(text.toLowerCase(Locale.ROOT));
    if (!color.matches()) {
      return Optional.empty();
    }
    String hex = color.group(1);
    return Optional.of(
        hex.length() == 6
            ? "#" + hex
            : hex.chars()
                .mapToObj(c -> Character.toString(c).repeat(2))
                .collect(Collectors.joining("", "#", "")));
  }
}
