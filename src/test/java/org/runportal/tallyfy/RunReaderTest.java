package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.run.Comment;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;
import org.runportal.run.FormattedText;
import org.runportal.run.NextTask;
import org.runportal.run.Person;
import org.runportal.run.Progress;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunStatus;
import org.runportal.run.Stage;
import org.runportal.run.Tag;
import org.runportal.run.Task;
import org.runportal.run.TaskStatus;
import org.runportal.run.When;

class RunReaderTest {
  private static final RunId ASKED = new RunId("asked");
  private static final Optional<String> UNNAMED = Optional.empty();

  @Test
  void readsTheDocumentedSampleWhole() throws Exception {
    Run run = read(TallyfyStub.text("docs-get-process.json"));

    assertThat(run.id().value()).isEqualTo("run_id_abc");
    assertThat(run.about().number()).contains("5015");
    assertThat(run.about().name()).contains("Onboarding - Globex Corp");
    assertThat(run.about().template().id()).contains("template_timeline_id");
    assertThat(run.about().template().title()).contains("Client Onboarding V3");
    assertThat(run.standing().status()).isEqualTo(new RunStatus(RunStatus.Kind.ACTIVE, "active"));
    assertThat(run.standing().progress()).isEmpty();
    assertThat(run.times().created()).contains(instant("2025-05-20T11:00:00Z"));
    assertThat(run.times().started()).contains(instant("2025-05-20T11:00:00Z"));
    assertThat(run.times().updated()).contains(instant("2025-05-21T09:30:00Z"));
    assertThat(run.times().due()).isEmpty();
    assertThat(run.times().lastDeadline()).isEmpty();
    assertThat(run.times().completed()).isEmpty();
    assertThat(run.times().archived()).isEmpty();
    assertThat(run.people().owner()).contains(member("1002"));
    assertThat(run.people().starter()).contains(member("1002"));
    assertThat(run.people().collaborators()).isEmpty();
    assertThat(run.about().type()).contains("procedure");
    assertThat(run.about().starred()).contains(false);
    assertThat(run.about().isPublic()).contains(false);
    assertThat(run.standing().openIssue()).isFalse();
    assertThat(run.plan().tasks().present()).isTrue();
    assertThat(run.plan().tasks().items()).isEmpty();
    assertThat(run.labels().tags().present()).isTrue();
    assertThat(run.labels().tags().items()).isEmpty();
    assertThat(run.plan().nextTasks().present()).isFalse();
    assertThat(run.plan().stages().present()).isFalse();
  }

  @Test
  void readsARunUnderWayWhole() throws Exception {
    Run run = read(TallyfyStub.text("run-midflight-full.json"));

    assertThat(run.id().value()).isEqualTo("5ca49afa783e779cda46ded7c9b8f9df");
    assertThat(run.about().number()).contains("5217");
    assertThat(run.about().name()).contains("Vendor onboarding - Harbour Foods");
    assertThat(run.about().template().id()).contains("a74999712830fb0735188aaf66ca6b7f");
    assertThat(run.about().template().title()).contains("Vendor onboarding");
    assertThat(run.standing().status()).isEqualTo(new RunStatus(RunStatus.Kind.PROBLEM, "problem"));
    assertThat(run.standing().progress())
        .contains(new Progress(OptionalInt.of(4), OptionalInt.of(12), OptionalDouble.of(33)));
    assertThat(run.times())
        .isEqualTo(
            new Run.Times(
                Optional.of(instant("2026-03-02T09:00:00Z")),
                Optional.of(instant("2026-03-02T09:00:00Z")),
                Optional.of(instant("2026-03-11T09:30:00Z")),
                Optional.of(instant("2026-03-27T17:00:00Z")),
                Optional.of(instant("2026-03-27T17:00:00Z")),
                Optional.empty(),
                Optional.empty()));
    assertThat(run.people())
        .isEqualTo(
            new Run.Participants(
                Optional.of(member("1001")),
                Optional.of(member("1001")),
                List.of(member("1001"), member("1002"), member("1003"), member("1004")),
                run.people().readers(),
                run.people().watchers(),
                true));
    assertThat(run.about().type()).contains("procedure");
    assertThat(run.about().starred()).contains(true);
    assertThat(run.about().isPublic()).contains(true);
    assertThat(run.standing().openIssue()).isFalse();
    assertThat(run.plan().stages().items())
        .containsExactly(
            new Stage("a327e55720ef78cea02ce3a1037e0d96", "Intake", 1),
            new Stage("31afc700996d9aecb53bac3cdf5fddd9", "Compliance review", 2),
            new Stage("743ba4af57c72bdf17c12f21658e386f", "Go-live", 3));
    assertThat(run.labels().tags().items())
        .extracting(tag -> tag.title() + " " + tag.color().orElse(""))
        .containsExactly("Seafood #1f9bb6", "Q2 launch #f5a623");
    assertThat(run.plan().nextTasks().items())
        .containsExactly(
            new NextTask(
                "3819d583afc283e301e49fa6481d9583",
                Optional.of("Verify bank details"),
                List.of(member("1004"), group("d37836d96f8823d7e225190cd7dcacb9")),
                Optional.of(instant("2026-03-09T17:00:00Z"))));
  }

  @Test
  void readsTheTasksOfARunUnderWay() throws Exception {
    List<Task> tasks = read(TallyfyStub.text("run-midflight-full.json")).plan().tasks().items();

    assertThat(tasks)
        .extracting(task -> task.plan().number().orElse("") + " " + task.status().kind())
        .containsExactly(
            "88101 COMPLETED",
            "88102 COMPLETED",
            "88103 COMPLETED",
            "88104 SKIPPED",
            "88105 IN_PROGRESS",
            "88106 COMPLETED",
            "88107 IN_PROGRESS",
            "88108 IN_PROGRESS",
            "88109 NOT_STARTED",
            "88110 NOT_STARTED",
            "88111 NOT_STARTED",
            "88112 NOT_STARTED",
            "88113 IN_PROGRESS");
    assertThat(tasks)
        .filteredOn(task -> task.outcome().problem())
        .extracting(task -> task.plan().number())
        .containsExactly(Optional.of("88105"));
    assertThat(tasks)
        .filteredOn(task -> task.plan().extra())
        .extracting(task -> task.plan().number())
        .containsExactly(Optional.of("88113"));
    assertThat(tasks)
        .filteredOn(task -> task.plan().everyone())
        .extracting(task -> task.plan().number())
        .containsExactly(Optional.of("88108"));
    assertThat(tasks).extracting(task -> task.outcome().approved()).containsOnly(Optional.empty());
    Task upload = tasks.get(1);
    assertThat(upload.id()).isEqualTo("ce5973d7f747c7e17ecd8ea68d4802db");
    assertThat(upload.title()).contains("Upload registration documents");
    assertThat(upload.plan().stage()).contains("a327e55720ef78cea02ce3a1037e0d96");
    assertThat(upload.status()).isEqualTo(new TaskStatus(TaskStatus.Kind.COMPLETED, "Completed"));
    assertThat(upload.plan().type()).contains("task");
    assertThat(upload.outcome().approved()).isEmpty();
    assertThat(upload.plan().position()).hasValue(2);
    assertThat(upload.owners()).containsExactly(guest("ines.duarte@harbourfoods.example"));
    assertThat(upload.times().started()).contains(instant("2026-03-02T09:00:00Z"));
    assertThat(upload.times().deadline()).contains(instant("2026-03-05T17:00:00Z"));
    assertThat(upload.times().completed()).contains(instant("2026-03-03T15:02:00Z"));
    assertThat(upload.outcome().completer()).contains(guest("ines.duarte@harbourfoods.example"));
    assertThat(upload.fields())
        .extracting(FormField::answer)
        .containsExactly(new FormAnswer.Files(List.of("incorporation.pdf", "vat-certificate.pdf")));
    assertThat(upload.comments())
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.kind()).isEqualTo(Comment.Kind.COMMENT);
              assertThat(comment.author())
                  .contains(
                      new Person.Guest(
                          "ines.duarte@harbourfoods.example", Optional.of("Ines Duarte")));
              assertThat(comment.written()).contains(instant("2026-03-03T15:01:30Z"));
              assertThat(comment.text())
                  .isEqualTo(FormattedText.html("Both certificates attached."));
              assertThat(comment.internal()).isFalse();
            });
    assertThat(tasks.get(7).owners())
        .containsExactly(
            member("1001"),
            member("1002"),
            guest("ines.duarte@harbourfoods.example"),
            guest("counsel@brightlaw.example"));
    assertThat(tasks.get(9).times().deadline()).isEmpty();
    assertThat(tasks.get(12).plan().stage()).isEmpty();
  }

  @Test
  void tellsWhatWasNotAskedForFromWhatIsEmpty() throws Exception {
    Run run = read(TallyfyStub.text("run-midflight-no-includes.json"));
    assertThat(run.plan().tasks().present()).isFalse();
    assertThat(run.plan().nextTasks().present()).isFalse();
    assertThat(run.plan().stages().present()).isFalse();
    assertThat(run.labels().tags().present()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'data':{'id':7,'name':'A run'}}",
        "{'data':[{'id':'7','name':'A run'}]}",
        "{'data':[{'id':'7','name':'A run'},{'id':'8'}]}",
        "{'id':'7','name':'A run'}",
      })
  void findsTheRunInEveryEnvelope(String json) throws Exception {
    assertThat(read(json).id().value()).isEqualTo("7");
    assertThat(read(json).about().name()).contains("A run");
  }

  @Test
  void takesTheIdAskedForWhereTheAnswerHasNone() throws Exception {
    assertThat(read("{'data':{'name':'A run'}}").id().value()).isEqualTo("asked");
    assertThat(read("{'data':{'id':'7'}}").about().name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "{'data':[{'title':'x'},{'title':'y'}]} | x y",
        "{'data':{'title':'x'}}                 | x",
        "[{'title':'x'},{'title':'y'}]          | x y",
        "{'title':'x'}                          | x",
        "{'0':{'title':'x'},'2':{'title':'y'}}  | x y",
        "{'data':{'3':{'title':'x'}}}           | x",
        "[{'title':'x'},null,3,'s',[],{},true,{'title':'y'}] | x y",
        "[]                                     | \"\"",
        "{}                                     | \"\"",
        "{'data':[]}                            | \"\"",
        "{'data':{}}                            | \"\"",
        "{'data':null}                          | \"\"",
        "null                                   | -",
        "'tasks'                                | -",
        "7                                      | -",
        "true                                   | -",
      })
  void readsAnIncludeInEveryDress(String json, String titles) throws Exception {
    Run run =
        read("{'id':'r','tasks':%1$s,'next_task':%1$s,'stages':%1$s,'tags':%1$s}".formatted(json));
    boolean present = titles != null;
    assertThat(run.plan().tasks().present()).isEqualTo(present);
    assertThat(run.plan().nextTasks().present()).isEqualTo(present);
    assertThat(run.plan().stages().present()).isEqualTo(present);
    assertThat(run.labels().tags().present()).isEqualTo(present);
    String expected = present ? titles : "";
    assertThat(
            run.plan().tasks().items().stream().map(task -> task.title().get()).collect(joined()))
        .isEqualTo(expected);
    assertThat(
            run.plan().nextTasks().items().stream()
                .map(task -> task.title().get())
                .collect(joined()))
        .isEqualTo(expected);
    assertThat(run.plan().stages().items().stream().map(Stage::title).collect(joined()))
        .isEqualTo(expected);
    assertThat(run.labels().tags().items().stream().map(Tag::title).collect(joined()))
        .isEqualTo(expected);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "{'complete':4,'total':12,'percent':33}       | 4 | 12 | 33",
        "{'complete':'4','total':'12','percent':'33'} | 4 | 12 | 33",
        "{'data':{'complete':4,'total':12}}           | 4 | 12 | -",
        "{'complete':4,'total':12,'percent':33.4,'approved':1} | 4 | 12 | 33.4",
        "{'complete':5,'total':4,'percent':125}       | 4 | 4  | 100",
        "{'complete':-1,'total':-3,'percent':-5}      | - | -  | 0",
        "{'complete':0,'total':0,'percent':0}         | 0 | 0  | 0",
        "{'complete':2}                               | 2 | -  | -",
        "{'complete':{},'total':[],'percent':50}      | - | -  | 50",
        "{'complete':1e99,'total':3}                  | - | 3  | -",
        "60                                           | - | -  | 60",
        "'60'                                         | - | -  | 60",
        "'60%'                                        | - | -  | 60",
        "250                                          | - | -  | 100",
      })
  void readsProgressInEveryForm(String json, Integer complete, Integer total, Double percent)
      throws Exception {
    Progress progress =
        read("{'id':'r','progress':%s}".formatted(json)).standing().progress().orElseThrow();
    assertThat(progress.complete()).isEqualTo(optional(complete));
    assertThat(progress.total()).isEqualTo(optional(total));
    assertThat(progress.percent())
        .isEqualTo(percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent));
  }

  private static OptionalInt optional(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "null", "''", "'much'", "true", "[50]", "{'complete':{}}", "1e999"})
  void knowsNoProgressWhereNoneIsGiven(String json) throws Exception {
    assertThat(read("{'id':'r','progress':%s}".formatted(json)).standing().progress()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'2025-05-20T11:00:00Z'               | 2025-05-20T11:00:00Z",
        "'2025-05-20t11:00:00z'               | 2025-05-20T11:00:00Z",
        "'2025-01-15T10:00:00.000Z'           | 2025-01-15T10:00:00Z",
        "'2025-01-15T10:00:00.123456Z'        | 2025-01-15T10:00:00.123456Z",
        "'2025-01-15T10:30:00+00:00'          | 2025-01-15T10:30:00Z",
        "'2025-01-15T10:30:00-0500'           | 2025-01-15T15:30:00Z",
        "'2025-01-15T10:30:00+02'             | 2025-01-15T08:30:00Z",
        "'2025-01-15 10:30:00'                | 2025-01-15T10:30:00Z",
        "'2025-01-15 10:30'                   | 2025-01-15T10:30:00Z",
        "'2025-01-15T10:30:00'                | 2025-01-15T10:30:00Z",
        "' 2025-01-15 10:30:00 '              | 2025-01-15T10:30:00Z",
        "{'date':'2019-04-02 10:00:00.000000','timezone_type':3,'timezone':'UTC'}           | 2019-04-02T10:00:00Z",
        "{'date':'2019-04-02 10:00:00.000000','timezone_type':3,'timezone':'Europe/Berlin'} | 2019-04-02T08:00:00Z",
        "{'date':'2019-04-02 10:00:00.000000','timezone_type':1,'timezone':'+02:00'}        | 2019-04-02T08:00:00Z",
        "{'date':'2019-04-02 10:00:00.000000','timezone_type':2,'timezone':'nowhere'}       | 2019-04-02T10:00:00Z",
        "{'date':'2019-04-02 10:00:00.000000'}                                              | 2019-04-02T10:00:00Z",
      })
  void readsAnInstantInEveryForm(String json, String instant) throws Exception {
    assertThat(due(json)).contains(instant(instant));
  }

  @Test
  void keepsADayADay() throws Exception {
    assertThat(due("'2025-01-15'")).contains(new When.Day(LocalDate.of(2025, 1, 15)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15/01/2025",
        "15/01/2025 10:30 AM UTC",
        "next week",
        "2025-02-30",
        "2025-13-01T10:00:00Z",
        "2025-02-30T10:00:00Z",
        "2025-01-15T25:00:00Z",
        "20250115",
      })
  void keepsTheWordsOfATimeItCannotRead(String words) throws Exception {
    assertThat(due("'" + words + "'")).contains(new When.Words(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "''",
        "'  '",
        "{}",
        "[]",
        "true",
        "1737000000",
        "{'date':null}",
        "'0000-00-00 00:00:00'",
        "'-0001-11-30T00:00:00Z'",
      })
  void knowsNoTimeWhereNoneIsGiven(String json) throws Exception {
    assertThat(due(json)).isEmpty();
  }

  private static Optional<When> due(String json) throws Exception {
    return read("{'id':'r','due_date':%s}".formatted(json)).times().due();
  }

  @ParameterizedTest
  @CsvSource({
    "active, ACTIVE",
    "in-progress, ACTIVE",
    "in_progress, ACTIVE",
    "In Progress, ACTIVE",
    "not-started, NOT_STARTED",
    "not_started, NOT_STARTED",
    "draft, NOT_STARTED",
    "complete, COMPLETE",
    "completed, COMPLETE",
    "COMPLETED, COMPLETE",
    "problem, PROBLEM",
    "issue, PROBLEM",
    "archived, ARCHIVED",
    "delayed, OTHER",
    "improvement, OTHER",
    "frobnicating, OTHER",
  })
  void understandsTheStatusOfARun(String word, RunStatus.Kind kind) throws Exception {
    assertThat(read("{'id':'r','status':'%s'}".formatted(word)).standing().status())
        .isEqualTo(new RunStatus(kind, word));
  }

  @Test
  void knowsAnIssueByItsStatusToo() throws Exception {
    assertThat(read("{'id':'r','status':'issue'}").standing().openIssue()).isTrue();
    assertThat(read("{'id':'r','has_open_issue':'1'}").standing().openIssue()).isTrue();
    assertThat(read("{'id':'r','has_open_issue':0}").standing().openIssue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'status':'not-started'  | NOT_STARTED | not-started",
        "'status':'not_started','status_label':'Not started' | NOT_STARTED | Not started",
        "'status':'in-progress'  | IN_PROGRESS | in-progress",
        "'status':'active','status_label':'Active' | IN_PROGRESS | Active",
        "'status':'complete'     | COMPLETED   | complete",
        "'status':'completed'    | COMPLETED   | completed",
        "'status':'auto_skipped' | SKIPPED     | auto_skipped",
        "'status':'skipped'      | SKIPPED     | skipped",
        "'status_label':'Auto-skipped' | SKIPPED | Auto-skipped",
        "'status':'overdue'      | OTHER       | overdue",
        "'status':'active','completed_at':'2026-01-01T00:00:00Z' | COMPLETED | active",
        "'status':'approved','completed_at':'2026-01-01' | COMPLETED | approved",
        "'status':'active','completed_at':'' | IN_PROGRESS | active",
        "'status':'auto-skipped','completed_at':'2026-01-01T00:00:00Z' | SKIPPED | auto-skipped",
      })
  void understandsTheStatusOfATask(String members, TaskStatus.Kind kind, String word)
      throws Exception {
    assertThat(task(members).status()).isEqualTo(new TaskStatus(kind, word));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "'task_type':'approval','status':'completed','is_approved':true  | true",
        "'task_type':'approval','status':'completed','is_approved':'0'   | false",
        "'task_type':'Approval','completed_at':'2026-01-01','is_approved':1 | true",
        "'task_type':'approval','status':'completed','is_approved':null  | -",
        "'task_type':'approval','status':'active','is_approved':false    | -",
        "'task_type':'task','status':'completed','is_approved':true      | -",
      })
  void tellsTheOutcomeOfACompletedApprovalOnly(String members, Boolean approved) throws Exception {
    assertThat(task(members).outcome().approved()).isEqualTo(Optional.ofNullable(approved));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'problem':true   | true",
        "'problem':'1'    | true",
        "'problem':false  | false",
        "'problem':[]     | false",
        "'threads':{'data':[{'label':'problem','resolve_id':null}]} | true",
        "'threads':[{'label':'comment'},{'label':'problem'}]        | true",
        "'threads':{'label':'problem','resolve_id':''}              | true",
        "'threads':[{'label':'problem','resolve_id':77}]            | false",
        "'threads':[{'label':'problem','archived_at':'2026-01-01'}] | false",
        "'threads':[{'label':'comment','resolve_id':null}]          | false",
        "'problem':{},'threads':'none'                              | false",
      })
  void seesAnOpenProblem(String members, boolean problem) throws Exception {
    assertThat(task(members).outcome().problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'completer_id':7                      | Member 7 -",
        "'completer_id':'7'                    | Member 7 -",
        "'completer_id':{'user_id':7,'full_name':'Ana'} | Member 7 Ana",
        "'completer_id':null,'completer_guest':'a@b.example'    | Guest a@b.example -",
        "'completer_id':0,'completer_guest_id':'a@b.example'    | Guest a@b.example -",
        "'completer_guest':{'email':'a@b.example','name':'Ana'} | Guest a@b.example Ana",
        "'completer_guest':{'email':'a@b.example'} | Guest a@b.example -",
        "'completer_guest':'guest code'        | nobody",
        "'completer_id':[]                     | nobody",
      })
  void readsWhoCompletedATask(String members, String who) throws Exception {
    assertThat(task(members).outcome().completer().map(RunReaderTest::describe).orElse("nobody"))
        .isEqualTo(who);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'users':[1,'2'],'guests':['g@x.example'],'groups':['abc',7]} | Member 1 -, Member 2 -, Group abc -, Group 7 -, Guest g@x.example -",
        "{'data':{'users':[1]}}                              | Member 1 -",
        "{'users':{'data':[{'id':1,'full_name':'Ana Reyes'}]}} | Member 1 Ana Reyes",
        "{'users':[{'user_id':'1','name':'Ana'}]}            | Member 1 Ana",
        "{'users':[{'id':1,'first_name':'Ana','last_name':'Reyes'}]} | Member 1 Ana Reyes",
        "{'users':[{'id':1,'first_name':'Ana','last_name':null}]} | Member 1 Ana",
        "{'users':[{'id':1,'username':'ana'}]}               | Member 1 ana",
        "{'users':[{'id':1,'email':'ana@x.example'}]}        | Member 1 ana@x.example",
        "{'groups':[{'group_id':'abc','name':'Finance'}]}    | Group abc Finance",
        "{'guests':[{'email':'g@x.example','first_name':'Gus'}]} | Guest g@x.example Gus",
        "{'users':[1,1,'1'],'groups':{},'guests':null}       | Member 1 -",
        "{'users':[null,{},[],true,1]}                       | Member 1 -",
        "[1,2]                                               | Member 1 -, Member 2 -",
        "7                                                   | \"\"",
        "{}                                                  | \"\"",
        "[]                                                  | \"\"",
        "null                                                | \"\"",
      })
  void readsOwnersInEveryForm(String json, String who) throws Exception {
    String people =
        task("'owners':" + json).owners().stream()
            .map(RunReaderTest::describe)
            .collect(Collectors.joining(", "));
    assertThat(people).isEqualTo(who);
  }

  @Test
  void readsPeopleOfARunAsIdsOrObjects() throws Exception {
    Run.Participants people =
        read("{'id':'r','owner_id':'1','started_by':{'id':2,'full_name':'Bo'},"
                + "'collaborators':{'members':[1,{'id':3}],'guests':['g@x.example']}}")
            .people();
    assertThat(people.owner()).contains(member("1"));
    assertThat(people.starter()).contains(new Person.Member("2", Optional.of("Bo")));
    assertThat(people.collaborators())
        .containsExactly(member("1"), member("3"), guest("g@x.example"));
  }

  @Test
  void putsTasksInTheOrderOfThePlan() throws Exception {
    Run run =
        read(
            "{'id':'r','tasks':["
                + "{'title':'no place, number 9','increment_id':9},"
                + "{'title':'third','position':'10'},"
                + "{'title':'no place, no number'},"
                + "{'title':'second b','position':2,'increment_id':'10'},"
                + "{'title':'second a','position':2,'increment_id':9},"
                + "{'title':'no place, no number either'},"
                + "{'title':'first','position':1}]}");
    assertThat(run.plan().tasks().items())
        .extracting(task -> task.title().orElseThrow())
        .containsExactly(
            "first",
            "second a",
            "second b",
            "third",
            "no place, number 9",
            "no place, no number",
            "no place, no number either");
  }

  @Test
  void readsStagesWithNumbersForIdsAndWithoutPositions() throws Exception {
    Run run =
        read("{'id':'r','stages':[{'id':7,'title':'b','position':'2'},{'id':'8','title':'a'}]}");
    assertThat(run.plan().stages().items())
        .containsExactly(new Stage("7", "b", 2), new Stage("8", "a", 2));
    assertThat(task("'stage_id':7").plan().stage()).contains("7");
    assertThat(task("'stage_id':null").plan().stage()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "'#1f9bb6' | #1f9bb6",
        "'#1F9BB6' | #1f9bb6",
        "'1f9bb6'  | #1f9bb6",
        "'#fa0'    | #ffaa00",
        "'FA0'     | #ffaa00",
        "'red'     | -",
        "'#12345'  | -",
        "'#1f9bb6;background:url(//x)' | -",
        "123456    | #123456",
        "null      | -",
        "{}        | -",
      })
  void takesOnlyColorsForColors(String json, String color) throws Exception {
    assertThat(
            read("{'id':'r','tags':[{'name':'x','color':%s}]}".formatted(json))
                .labels()
                .tags()
                .items())
        .containsExactly(new Tag("x", Optional.ofNullable(color)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "true    | true",
        "false   | false",
        "1       | true",
        "0       | false",
        "'true'  | true",
        "'FALSE' | false",
        "'1'     | true",
        "'0'     | false",
        "''      | -",
        "'maybe' | -",
        "2       | -",
        "null    | -",
        "[]      | -",
        "{}      | -",
      })
  void readsYesAndNoInEveryForm(String json, Boolean flag) throws Exception {
    Run run = read("{'id':'r','starred':%1$s,'is_public':%1$s}".formatted(json));
    assertThat(run.about().starred()).isEqualTo(Optional.ofNullable(flag));
    assertThat(run.about().isPublic()).isEqualTo(Optional.ofNullable(flag));
    assertThat(task("'is_oneoff_task':" + json).plan().extra())
        .isEqualTo(Boolean.TRUE.equals(flag));
    assertThat(task("'everyone_must_complete':" + json).plan().everyone())
        .isEqualTo(Boolean.TRUE.equals(flag));
  }

  @Test
  void leavesTagsAndEntitiesInNamesAlone() throws Exception {
    assertThat(read("{'id':'r','name':'<b>A &amp; B</b>'}").about().name())
        .contains("<b>A &amp; B</b>");
  }

  @Test
  void takesTheTemplatesNameFromTheTemplateWhereTheRunHasNone() throws Exception {
    assertThat(read("{'id':'r','checklist':{'data':{'id':'c','title':'T'}}}").about().template())
        .isEqualTo(new Run.Template(Optional.of("c"), Optional.of("T")));
    assertThat(read("{'id':'r','checklist':{'id':'c','title':'T'}}").about().template())
        .isEqualTo(new Run.Template(Optional.of("c"), Optional.of("T")));
  }

  private static Task task(String members) throws Exception {
    return read("{'id':'r','tasks':[{'id':'t',%s}]}".formatted(members))
        .plan()
        .tasks()
        .items()
        .get(0);
  }

  /** Reads a run; apostrophes stand for quotes. */
  private static Run read(String json) throws Exception {
    String text = json.startsWith("{'") ? json.replace('\'', '"') : json;
    Node answer = new NodeReader(JsonBounds.MAX_DEPTH).read(new StringReader(text));
    return RunReader.read(answer, ASKED).orElseThrow();
  }

  private static String describe(Person person) {
    String id =
        person instanceof Person.Member member
            ? member.id()
            : person instanceof Person.Group group ? group.id() : ((Person.Guest) person).email();
    return person.getClass().getSimpleName() + " " + id + " " + person.name().orElse("-");
  }

  private static When instant(String text) {
    return new When.Instant(Instant.parse(text));
  }

  private static Person member(String id) {
    return new Person.Member(id, UNNAMED);
  }

  private static Person guest(String email) {
    return new Person.Guest(email, UNNAMED);
  }

  private static Person group(String id) {
    return new Person.Group(id, UNNAMED);
  }
}
