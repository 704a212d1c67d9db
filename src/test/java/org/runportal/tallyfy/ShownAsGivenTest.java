package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.page.ChartView;
import org.runportal.page.Pages;
import org.runportal.page.RunView;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormattedText;
import org.runportal.run.People;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunId;

/** Answers in the shapes the vendor really uses, down to the words on the page. */
class ShownAsGivenTest {
  private static final People.Names MARA =
      new People.Names(Map.of("10013", "Mara Quist"), Map.of(), Map.of());

  @Test
  void readsTablesByColumns() throws Exception {
    Run run = read("table-by-columns");

    assertThat(run.plan().tasks().items().get(0).fields())
        .extracting(field -> field.answer())
        .containsExactly(
            new FormAnswer.Table(
                List.of("Item", "Qty"),
                List.of(List.of("Widget", "3"), List.of("Bolt", "10"), List.of("Nut", "7"))),
            new FormAnswer.Table(List.of("Item", "Qty"), List.of(List.of("Fuse", "4"))));
    assertThat(run.content().kickoff().items().get(0).answer())
        .isEqualTo(
            new FormAnswer.Table(
                List.of("Item", "Qty"),
                List.of(List.of("Widget", "3"), List.of("Bolt", "10"), List.of("Nut", "7"))));
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("1x1", "A", "['x']", "A|x"),
        Arguments.of("1x1, as a column", "A", "[['x']]", "A|x"),
        Arguments.of("one column, three rows", "A", "[['x','y','z']]", "A|x|y|z"),
        Arguments.of("2x3", "A,B", "[['a','b','c'],['1','2','3']]", "A,B|a,1|b,2|c,3"),
        Arguments.of("3x2", "A,B,C", "[['a','b'],['1','2'],['x','y']]", "A,B,C|a,1,x|b,2,y"),
        Arguments.of("square", "A,B", "[['a','b'],['1','2']]", "A,B|a,1|b,2"),
        Arguments.of("ragged", "A,B", "[['a','b','c'],['1']]", "A,B|a,1|b,|c,"),
        Arguments.of("empty cells", "A,B", "[['a',null,''],[null,'2','3']]", "A,B|a,|,2|,3"),
        Arguments.of("one row", "A,B", "['a','1']", "A,B|a,1"),
        Arguments.of("a value and a list", "A,B", "['a',['1','2']]", "A,B|a,1|,2"),
        Arguments.of("by label", "A,B", "[{'B':'1'},{'A':'a'}]", "A,B|a,1"),
        Arguments.of(
            "by label, several rows", "A,B", "[{'A':['a','b']},{'B':['1','2']}]", "A,B|a,1|b,2"),
        Arguments.of("by id", "A,B", "{'2':['1','2'],'1':['a','b']}", "A,B|a,1|b,2"),
        Arguments.of("rows by label", "A,B", "[{'A':'a','B':'1'},{'B':'2'}]", "A,B|a,1|,2"),
        Arguments.of(
            "rows of cells",
            "A,B",
            "[[{'id':1,'label':'A','value':'a'},{'id':2,'label':'B','value':'1'}]]",
            "A,B|a,1"),
        Arguments.of(
            "columns of cells",
            "A,B",
            "[[{'id':2,'value':'1'},{'id':2,'value':'2'}],[{'id':1,'value':'a'}]]",
            "A,B|a,1|,2"),
        Arguments.of(
            "more entries than columns", "A,B", "[['a','1'],['b','2'],['c','3']]", "?|a,1|b,2|c,3"),
        Arguments.of("fewer entries than columns", "A,B,C", "[['a','b'],['1','2']]", "?|a,b|1,2"),
        Arguments.of("no columns", "", "[['a','b'],['1','2']]", "?|a,b|1,2"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void readsATable(String shape, String columns, String value, String expected) throws Exception {
    StringBuilder labels = new StringBuilder();
    int id = 0;
    for (String label : columns.isEmpty() ? new String[0] : columns.split(",")) {
      labels.append(id == 0 ? "" : ",").append("{'id':%d,'label':'%s'}".formatted(++id, label));
    }
    FormAnswer.Table table =
        (FormAnswer.Table) answer("'field_type':'table','columns':[%s]".formatted(labels), value);

    String read =
        (table.unclear() ? "?" : String.join(",", table.head()))
            + table.rows().stream()
                .map(row -> "|" + String.join(",", row))
                .reduce("", String::concat);
    assertThat(read).isEqualTo(expected);
    assertThat(table.head().isEmpty()).isEqualTo(table.unclear());
  }

  @Test
  void saysThatATableIsUnclear() throws Exception {
    String page =
        page(
            """
            {"id":"r","tasks":[{"id":"t","title":"T","form_fields":[{"id":"f","label":"Q",
             "field_type":"table","columns":[{"id":1,"label":"A"}],"field_value":[["a"],["b"]]}]}]}
            """);

    assertThat(page).contains("Tallyfy does not say which of these values belong together:");
  }

  @Test
  void showsFilesWithoutAName() throws Exception {
    Run run = read("file-answer-without-name");

    assertThat(run.content().kickoff().items())
        .extracting(field -> field.answer())
        .containsExactly(
            new FormAnswer.Files(List.of("signed-lease.pdf")),
            new FormAnswer.Files(List.of("")),
            new FormAnswer.Files(List.of("a.pdf", "b.pdf")));
    assertThat(page(Trials.text("file-answer-without-name")))
        .contains("A file")
        .doesNotContain("No answer", "files.example", "sig=", "uploads/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'full_url':'https://x.example/f/Floor%20plan.pdf?sig=1#p'} | Floor plan.pdf",
        "{'url':'/organizations/o/file/9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d'} | ''",
        "{'url':'https://x.example/dl'} | ''",
        "'uploads/2026/a.pdf' | a.pdf",
        "'9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d' | ''",
        "{'id':7} | ''"
      })
  void namesAFileByTheEndOfItsAddress(String file, String name) throws Exception {
    assertThat(
            answer(
                "'field_type':'file'",
                file.startsWith("{") ? "[" + file + "]" : "'" + file.replace("'", "") + "'"))
        .isEqualTo(new FormAnswer.Files(List.of(name)));
  }

  @Test
  void countsACommentThatIsOnlyAPicture() throws Exception {
    RunView view = view(Trials.text("picture-only"));

    assertThat(view.toString())
        .contains("1 comment", "[Picture: Roof, north side]", "[Video or embedded page]")
        .doesNotContain("No answer", "files.example", "video.example", "<img");
  }

  @Test
  void keepsTheMeaningOfFormattedText() throws Exception {
    String page = page(Trials.text("formatted-text-loses-meaning"));

    assertThat(page)
        .contains(
            "<td>Desk</td><td>120</td>",
            "<td>Chair 2</td><td>45</td>",
            "10<sup>6</sup>",
            "CO<sub>2</sub>",
            "<del>90</del>",
            "<s>85</s>",
            "<ol start=\"4\">");
  }

  @Test
  void namesWhoIsMentioned() throws Exception {
    assertThat(page(Trials.text("mention-by-number")))
        .contains("Ask <b>Mara Quist</b> first.", "<b>Mara Quist</b> <b>a member</b> please look")
        .doesNotContain("99999", "@[", "&#64;[");
  }

  /**
   * The editor may leave its own mark; who is not in the directory keeps the name written there.
   */
  @Test
  void namesWhoIsMarkedAsMentionedByTheEditor() throws Exception {
    String page =
        page(
            Trials.text("mention-by-number")
                .replace(
                    "@[10013]",
                    "<span class='mention' data-id='10013'></span>, <span"
                        + " data-id='77'><b>@Nils</b> <span>Berg</span></span> and <span"
                        + " data-id='88'></span>"));

    assertThat(page)
        .contains("<b>Mara Quist</b>, <b>Nils Berg</b> and <b>a member</b>")
        .doesNotContain("data-id", "10013", ">77", ">88");
  }

  @Test
  void showsOrdinaryLinksAsWritten() throws Exception {
    assertThat(page(Trials.text("ordinary-link-removed")))
        .contains(
            "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv/view",
            "https://hotel.example/guest/parking",
            "https://docs.example/webhooks/intro")
        .doesNotContain("[…]");
  }

  @Test
  void namesAGuestWhoseNameIsInDetails() throws Exception {
    People.Names guests =
        new People.Names(
            Map.of(), Map.of(), directory(PeopleList.GUESTS, Trials.node("guests-rows")));
    RunView view = Pages.of(Pages.tenant(""), read("guest-name-in-details"), guests);

    assertThat(view.toString()).contains("Nora Vale").doesNotContain("nora.vale");
  }

  @Test
  void keepsTheLastPercentForTheEnd() throws Exception {
    assertThat(view(Trials.text("hundred-percent-too-early")).toString())
        .contains("percent=99, percentText=99%", "199 of 200 tasks");
  }

  @ParameterizedTest
  @CsvSource({
    "{'complete':1;'total':1000;'percent':0.1}, 1",
    "{'complete':0;'total':1000;'percent':0}, 0",
    "{'complete':1000;'total':1000;'percent':100}, 100",
    "{'complete':1;'total':2;'percent':100}, 99",
    "99.7, 99",
    "0.2, 1"
  })
  void saysSomeOfTheWorkIsDoneAndSomeOpen(String progress, int percent) throws Exception {
    String run = "{'id':'r','progress':" + progress.replace(';', ',') + "}";

    assertThat(page(run.replace('\'', '"'))).contains("percent=" + percent + ",");
  }

  @Test
  void drawsTheRunThoughADeadlineIsAbsurd() throws Exception {
    Instant now = Instant.parse("2026-11-27T10:00:00Z");
    ChartView.Drawing chart =
        Pages.chart(Pages.tenant(""), read("chart-one-absurd-deadline"), now).drawing();

    assertThat(chart.frame().from()).isAfter(LocalDateTime.parse("2026-11-15T00:00"));
    assertThat(chart.bars())
        .filteredOn(bar -> bar.kind().value().equals("late") && bar.lane() == 2)
        .extracting(ChartView.Bar::from)
        .as("late since its own begin at the earliest")
        .containsExactly(LocalDateTime.parse("2026-11-26T10:00"));
    assertThat(chart.bars())
        .filteredOn(bar -> bar.text().startsWith("Old deadline"))
        .singleElement()
        .satisfies(bar -> assertThat(bar.text()).contains("2019", "outside"));
  }

  @Test
  void tellsWorkThatManyHaveOnceForAll() throws Exception {
    RunView view = view(Trials.text("one-task-for-each-of-many"));
    String title = "Read the new safety rules";

    assertThat(view.heading().headline()).startsWith("Waiting for 9 members;");
    assertThat(view.next().tasks())
        .singleElement()
        .extracting(RunView.Next::title)
        .isEqualTo(title);
    assertThat(view.tasks().groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.title()).isEqualTo(title);
              assertThat(group.count()).isEqualTo("0 of 9 done");
              assertThat(group.tasks()).hasSize(9).noneMatch(task -> task.title().equals(title));
            });
    assertThat(String.join(" ", view.assessment().notes()) + view.assessment().outlook())
        .doesNotContain(title + "”, “");
  }

  @Test
  void namesTheFirstOfManyWhoHaveTheSameWork() throws Exception {
    Map<String, String> names = new HashMap<>();
    for (int nth = 1; nth <= 9; nth++) {
      names.put("2000" + nth, "Person " + nth);
    }
    RunView view =
        Pages.of(
            Pages.tenant(""),
            read("one-task-for-each-of-many"),
            new People.Names(names, Map.of(), Map.of()));

    assertThat(view.heading().headline())
        .startsWith("Waiting for Person 1, Person 2 and 7 others;");
    assertThat(view.tasks().groups().get(0).tasks())
        .extracting(RunView.TaskLine::title)
        .contains("Person 1", "Person 9");
  }

  @Test
  void callsATaskByTheTemplatesWordsWhereItHasNoTitle() throws Exception {
    RunView view = view(Trials.text("task-without-title"));

    assertThat(view.toString())
        .contains("title=Review the contract")
        .doesNotContain("Task without a title");
    assertThat(page("{\"id\":\"r\",\"tasks\":[{\"id\":\"t\",\"alias\":\"review-the-contract\"}]}"))
        .contains("title=Review the contract");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'value':'a@b.example'}", "'a@b.example'"})
  void readsAnEmailAddressInItsEnvelope(String value) throws Exception {
    assertThat(answer("'field_type':'email'", value))
        .isEqualTo(new FormAnswer.Words("a@b.example"));
  }

  @Test
  void readsTextThatIsANumberOrABoolean() throws Exception {
    assertThat(answer("'field_type':'text'", "0")).isEqualTo(new FormAnswer.Words("0"));
    assertThat(answer("'field_type':'textarea'", "7.5")).isEqualTo(new FormAnswer.Words("7.5"));
    assertThat(answer("'field_type':'text'", "false")).isEqualTo(new FormAnswer.Flag(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"77\":{\"users\":[10013],\"guests\":[],\"groups\":[]}}",
        "[{\"id\":77,\"users\":[10013]}]",
        "[{\"id\":77,\"title\":\"Reviewer\",\"users\":[10013]}]"
      })
  void namesThoseInARole(String roles) throws Exception {
    assertThat(
            page(
                "{\"id\":\"r\",\"tasks\":[{\"id\":\"t\",\"title\":\"T\",\"roles\":"
                    + roles
                    + "}]}"))
        .contains("Mara Quist")
        .doesNotContain("77");
  }

  @Test
  void ignoresTheStatisticsOfATag() throws Exception {
    assertThat(
            page(
                "{\"id\":\"r\",\"tags\":[{\"title\":\"Urgent\","
                    + "\"statistics\":{\"data\":{\"active\":8817}}}]}"))
        .contains("Urgent")
        .doesNotContain("8817");
  }

  @Test
  void knowsInvitedAndDisabledMembers() throws Exception {
    Node rows =
        node(
            "{\"data\":[{\"id\":1,\"full_name\":\"Ivo Lang\",\"status\":\"disabled\"},"
                + "{\"id\":2,\"email\":\"new@acme.example\",\"status\":\"invited\"}]}");

    assertThat(directory(PeopleList.MEMBERS, rows))
        .isEqualTo(Map.of("1", "Ivo Lang", "2", "new@acme.example"));
  }

  private static FormAnswer answer(String field, String value) throws Exception {
    Node node =
        node(
            "[{'id':'f','label':'Q',%s,'field_value':%s}]"
                .formatted(field, value)
                .replace('\'', '"'));
    return FormReader.fields(node, Node.ABSENT).get(0).answer();
  }

  private static Run read(String trial) throws Exception {
    return RunReader.read(Trials.node(trial), new RunId("asked")).orElseThrow();
  }

  private static RunView view(String answer) throws Exception {
    Run run = RunReader.read(node(answer), new RunId("asked")).orElseThrow();
    return Pages.of(Pages.tenant(""), run, MARA);
  }

  private static String page(String answer) throws Exception {
    Run run = RunReader.read(node(answer), new RunId("asked")).orElseThrow();
    return Pages.all(Pages.tenant(""), run, MARA).toString();
  }

  private static Map<String, String> directory(PeopleList list, Node page) {
    DirectoryReader reader = new DirectoryReader(list);
    reader.add(page);
    return reader.entries().names();
  }

  private static Node node(String json) throws Exception {
    return new AnswerReader(Clock.systemUTC()).read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAGroupThatIsMentioned() {
    String id = "cafe0000cafe0000cafe0000cafe0000";

    assertThat(RichText.of("@[" + id + "]").parts())
        .containsExactly(new FormattedText.Mention(new Person.Group(id, Optional.empty())));
  }
}
