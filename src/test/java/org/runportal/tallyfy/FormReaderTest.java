package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.run.Comment;
import org.runportal.run.Folder;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;
import org.runportal.run.FormattedText;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.Watcher;
import org.runportal.run.When;

class FormReaderTest {
  @Test
  void readsAllTenTypesOfTheKickoffForm() throws Exception {
    Run run = sample();

    assertThat(run.content().kickoff().items())
        .extracting(FormField::answer)
        .containsExactly(
            new FormAnswer.Words("Harbour Foods Lda"),
            new FormAnswer.Rich(
                FormattedText.html("<p>Second source for <strong>frozen seafood</strong>.</p>")),
            new FormAnswer.Words("New vendor"),
            new FormAnswer.Words("Raw materials"),
            new FormAnswer.Chosen(List.of("EU", "UK"), List.of()),
            new FormAnswer.Date(new When.Instant(Instant.parse("2026-03-27T00:00:00Z"))),
            new FormAnswer.Words("ines.duarte@harbourfoods.example"),
            new FormAnswer.Files(List.of("price-list-2026.xlsx")),
            new FormAnswer.Table(
                List.of("Contact", "Role", "Phone"),
                List.of(
                    List.of("Ines Duarte", "Sales director", "+351 210 000 001"),
                    List.of("Rui Matos", "Accounts", ""))),
            new FormAnswer.Picked(List.of(new Person.Member("1003", Optional.empty()))));
    assertThat(run.content().kickoff().items().get(0).label()).contains("Vendor legal name");
  }

  @Test
  void readsNotesAndFilesWithoutTheirAddresses() throws Exception {
    Run run = sample();

    assertThat(run.about().summary())
        .isEqualTo(FormattedText.html("<p>Go-live must happen before the spring catalogue.</p>"));
    assertThat(run.content().files().items())
        .hasSize(3)
        .first()
        .hasFieldOrPropertyWithValue("name", "price-list-2026.xlsx");
    assertThat(run.toString()).doesNotContain("/file/").doesNotContain("full_url");
  }

  @Test
  void readsWhoMayReadWhoWatchesAndWhereItLies() throws Exception {
    Run run = sample();

    assertThat(run.people().readers())
        .containsExactly(
            new Person.Member("1001", Optional.empty()),
            new Person.Member("1003", Optional.empty()),
            new Person.Group("e84032613c183509d3587c4d978df6fc", Optional.empty()));
    assertThat(run.people().watchers())
        .extracting(Watcher::person)
        .containsExactly(
            new Person.Member("1001", Optional.of("Ana Reyes")),
            new Person.Member("1004", Optional.of("Sam Okafor")),
            new Person.Guest("ines.duarte@harbourfoods.example", Optional.of("Ines Duarte")));
    assertThat(run.labels().folders().items())
        .extracting(Folder::name)
        .containsExactly("Vendors 2026");
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("text", "null", new FormAnswer.None()),
        Arguments.of("text", "\"\"", new FormAnswer.None()),
        Arguments.of("radio", "\"0\"", new FormAnswer.Words("0")),
        Arguments.of("number", "7.5", new FormAnswer.Words("7.5")),
        Arguments.of("checkbox", "false", new FormAnswer.Flag(false)),
        Arguments.of("multiselect", "[]", new FormAnswer.None()),
        Arguments.of("multiselect", "{\"id\":1,\"text\":\"EU\"}", new FormAnswer.Words("EU")),
        Arguments.of(
            "multiselect",
            "[{\"text\":\"EU\",\"selected\":false},{\"text\":\"UK\"}]",
            new FormAnswer.Chosen(List.of(), List.of("UK"))),
        Arguments.of(
            "table",
            "[\"a\",\"b\"]",
            new FormAnswer.Table(List.of(), List.of(List.of("a", "b")), true)),
        Arguments.of(
            "table",
            "[[\"a\",\"b\"],[\"c\",\"d\"]]",
            new FormAnswer.Table(List.of(), List.of(List.of("a", "b"), List.of("c", "d")), true)),
        Arguments.of(
            "date", "\"2026-03-27\"", new FormAnswer.Date(new When.Day(LocalDate.of(2026, 3, 27)))),
        Arguments.of("date", "\"27/03/2026\"", new FormAnswer.Date(new When.Words("27/03/2026"))),
        Arguments.of("unheard-of", "\"as it is\"", new FormAnswer.Words("as it is")));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void readsAnAnswerByItsShape(String type, String value, FormAnswer answer) throws Exception {
    Node field =
        part(
            "{\"id\":\"f\",\"label\":\"Q\",\"field_type\":\"%s\",\"field_value\":%s}"
                .formatted(type, value));

    assertThat(FormReader.fields(part("[" + "{}" + "]"), Node.ABSENT)).isEmpty();
    assertThat(FormReader.fields(Node.list(List.of(field)), Node.ABSENT))
        .extracting(FormField::label, FormField::answer)
        .containsExactly(tuple(Optional.of("Q"), answer));
  }

  @Test
  void keepsTheDayOfADateThatHasNoTime() throws Exception {
    Node field =
        part(
            "[{\"label\":\"Q\",\"field_type\":\"date\",\"collect_time\":false,"
                + "\"field_value\":\"2026-03-27T00:00:00.000Z\"}]");

    assertThat(FormReader.fields(field, Node.ABSENT))
        .extracting(FormField::answer)
        .containsExactly(new FormAnswer.Date(new When.Day(LocalDate.of(2026, 3, 27))));
  }

  @Test
  void looksForAnAnswerWhereItIsStored() throws Exception {
    Node fields = part("[{\"id\":\"f\",\"label\":\"Q\",\"field_value\":null}]");

    assertThat(FormReader.fields(fields, part("{\"f\":\"stored\",\"g\":\"no question\"}")))
        .containsExactly(
            new FormField(
                Optional.of("Q"), new FormAnswer.Words("stored"), List.of(), Optional.of("f")),
            new FormField(Optional.empty(), new FormAnswer.Words("no question")));
  }

  @Test
  void tellsAnOpenProblemFromAResolvedOne() throws Exception {
    Node threads =
        part(
            "{\"data\":[{\"label\":\"problem\",\"content\":\"a\",\"author_id\":7},"
                + "{\"label\":\"problem\",\"content\":\"b\",\"resolve_id\":\"c\"},"
                + "{\"label\":\"resolve\",\"content\":\"c\",\"author_type\":\"bot\"},"
                + "{\"label\":\"comment\",\"content\":\"d\",\"state\":\"hide-for-guests\"},"
                + "{\"label\":\"comment\",\"content\":\"gone\",\"archived_at\":\"2026-01-01T00:00:00Z\"}]}");

    List<Comment> comments = CommentReader.comments(threads);

    assertThat(comments)
        .extracting(Comment::kind)
        .containsExactly(
            Comment.Kind.PROBLEM,
            Comment.Kind.RESOLVED,
            Comment.Kind.RESOLUTION,
            Comment.Kind.COMMENT);
    assertThat(comments).extracting(Comment::internal).containsExactly(false, false, false, true);
    assertThat(comments.get(0).author()).contains(new Person.Member("7", Optional.empty()));
    assertThat(comments.get(2).author()).isEmpty();
  }

  private static Run sample() throws Exception {
    return RunReader.read(part(TallyfyStub.text("run-midflight-full.json")), new RunId("x"))
        .orElseThrow();
  }

  private static Node part(String json) throws Exception {
    return new NodeReader(JsonBounds.MAX_DEPTH).read(new StringReader(json));
  }
}
