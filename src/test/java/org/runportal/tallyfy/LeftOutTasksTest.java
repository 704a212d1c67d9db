package org.runportal.tallyfy;

import static java.util.stream.IntStream.range;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.answer;
import static org.runportal.tallyfy.TallyfyStub.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CopyMemory;
import org.runportal.run.ConfidentialTasks;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.Task;
import org.runportal.tenant.Tenant;

/** Runs whose answer leaves tasks out, with every call counted at the vendor. */
@Timeout(120)
class LeftOutTasksTest {
  private static final String RUNS = "organizations/" + TestTenants.ORGANIZATION + "/runs/";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();
  @RegisterExtension final TestCalls client = new TestCalls();

  private final MovingClock clock = client.clock;
  private final CachedRuns runs =
      new CachedRuns(
          new CopyMemory(), () -> "", new TallyfyRuns(client.calls, clock), client.limits, clock);

  private Tenant acme;

  @BeforeEach
  void open() {
    acme = TestTenants.tenant("acme", vendor.url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'progress':{'complete':0,'total':2},'tasks':{'data':[{'id':'t1'},{'id':'t2'}]}",
        "'progress':{'complete':0,'total':1},'tasks':{'data':[{'id':'t1'},{'id':'t2'}]}",
        // whether hidden tasks count is not documented
        "'progress':{'total':2},'tasks':[{'id':'t1'},{'id':'t2','status':'auto-skipped'}]",
        "'progress':{'total':2},'tasks':[{'id':'t1'},{'id':'t2','top_secret':true}]",
        "'progress':{},'tasks':[]",
        "'progress':50",
        "'name':'A run'",
      })
  void anAnswerWithAllThatIsCountedIsTheOnlyCall(String members) {
    vendor.answers(
        RUNS + "r", json("{'data':{'id':'r',%s}}".formatted(members).replace('\'', '"')));

    assertThat(find("r").plan().leftOut()).isZero();
    assertThat(vendor.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'progress':{'complete':1,'total':3},'tasks':{'data':[{'id':'t1','title':'Task 1','position':1}]}",
        "'progress':{'complete':1,'total':3},'tasks':{'data':[]}",
        "'progress':{'complete':1,'total':3}",
        "'tasks':{'data':[{'id':'t1','title':'Task 1','position':1}],"
            + "'meta':{'pagination':{'total':3}}}",
      })
  void asksForWhatIsCountedAndNotSent(String members) {
    vendor.answers(
        RUNS + "r", json("{'data':{'id':'r',%s}}".formatted(members).replace('\'', '"')));
    tasks("r", page(3, range(0, 3).mapToObj(i -> task(3 - i)).toList()));

    Run run = find("r");

    assertThat(titles(run)).containsExactly("Task 1", "Task 2", "Task 3");
    assertThat(run.plan().leftOut()).isZero();
    assertThat(vendor.asked()).hasSize(2);
    assertThat(vendor.asked().get(1).query())
        .isEqualTo("per_page=100&page=1&sort=-position&with=threads,form_fields");
  }

  @Test
  void everyTaskIsShownOnceAndInItsPlaceAndNoneOfAnotherRun() {
    run("r", 5, List.of(task(2), task(1)), "");
    tasks(
        "r",
        page(
            6,
            List.of(
                task(5),
                task(5),
                task(3),
                task(2).replace("Task 2", "Task 2 as listed"),
                "{\"id\":\"x\",\"title\":\"Of another\",\"run_id\":\"r2\",\"position\":2}",
                "{\"title\":\"Without id\",\"position\":2}",
                task(4).replace("active", "auto-skipped"))));

    Run run = find("r");

    assertThat(titles(run)).containsExactly("Task 1", "Task 2", "Task 3", "Task 4", "Task 5");
  }

  @Test
  void asksPageAfterPageUntilAllThatIsCountedIsThere() {
    run("r", 240, tasks(1, 60), "");
    page("r", 1, page(240, tasks(141, 240)));
    // one was completed meanwhile, and the pages overlap
    page("r", 2, page(240, tasks(42, 141)));

    Run run = find("r");

    assertThat(titles(run))
        .containsExactlyElementsOf(rangeClosed(1, 240).mapToObj(i -> "Task " + i).toList());
    assertThat(run.plan().leftOut()).isZero();
    assertThat(vendor.asked()).hasSize(3);
  }

  @Test
  void stopsWhereAPageBringsNothingNew() {
    run("r", 300, tasks(1, 60), "");
    tasks("r", page(300, tasks(201, 300)));

    Run run = find("r");

    assertThat(run.plan().leftOut()).isEqualTo(140);
    assertThat(titles(run)).hasSize(160);
    assertThat(vendor.asked()).hasSize(3);
  }

  @Test
  void addsFiveHundredTasksAtMost() {
    run("r", 5_000, tasks(1, 60), "");
    for (int page = 1; page <= 50; page++) {
      page("r", page, page(5_000, tasks(5_001 - 100 * page, 5_100 - 100 * page)));
    }

    Run run = find("r");

    assertThat(titles(run)).hasSize(560);
    assertThat(run.plan().leftOut()).isEqualTo(4_440);
    assertThat(vendor.asked()).hasSize(6);
  }

  @Test
  void aListThatIsCompleteIsBelieved() {
    run("r", 9, tasks(1, 2), "");
    tasks("r", page(3, tasks(1, 3)));

    assertThat(find("r").plan().leftOut()).as("what differs then is the count").isZero();
    assertThat(vendor.asked()).hasSize(2);
  }

  @Test
  void whatTheListMarksAsConfidentialIsGoneEverywhere() {
    String rest =
        """
        ,"next_task":{"data":[{"id":"t3","title":"Task 3"}]},
        "form_fields":{"data":[{"id":"f3","task_id":"t3","label":"Salary","field_value":"90000"},
          {"id":"f1","task_id":"t1","label":"Name","field_value":"Ana"}]},
        "assets":{"data":[{"id":"a3","filename":"salary.pdf","uploaded_from":"f3"}]},
        "tasks_meta":[{"task_id":"t3","slug":"time_to_complete","value":7}]
        """;
    run("r", 4, tasks(1, 2), rest);
    String secret =
        task(3).replace("{\"id\"", "{\"top_secret\":true,\"form_fields\":[{\"id\":\"f3\"}],\"id\"");
    String secretToo = task(2).replace("{\"id\"", "{\"top_secret\":true,\"id\"");
    tasks("r", page(4, List.of(task(4), secret, secretToo, task(1))));

    Run run = find("r");

    assertThat(titles(run)).containsExactly("Task 1", "Task 4");
    assertThat(run.plan().confidential()).isEqualTo(new ConfidentialTasks(2, 2, 0));
    assertThat(run.plan().leftOut()).isZero();
    assertThat(run.toString()).contains("Ana").doesNotContain("Salary", "90000", "salary.pdf");
    assertThat(run.plan().nextTasks().items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404", "403", "401", "429", "500", "422", "200"})
  void whereTheyCannotBeHadTheRunIsShownAndKnowsHowManyItLacks(int status) {
    String rest =
        """
        ,"next_task":{"data":[{"id":"t3","title":"Task 3"}]},
        "form_fields":{"data":[{"id":"f3","task_id":"t3","label":"Salary","field_value":"90000"},
          {"id":"f1","task_id":"t1","label":"Name","field_value":"Ana"}]},
        "assets":{"data":[{"id":"a3","filename":"salary.pdf","uploaded_from":"f3"},
          {"id":"a1","filename":"photo.png","uploaded_from":"f1"}]},
        "tasks_meta":[{"task_id":"t3","slug":"time_to_complete","value":7}]
        """;
    run("r", 4, tasks(1, 2), rest);
    vendor.answers(RUNS + "r/tasks", answer(status, JSON, "[]{".getBytes(StandardCharsets.UTF_8)));

    Run run = find("r");

    assertThat(titles(run)).containsExactly("Task 1", "Task 2");
    assertThat(run.plan().leftOut()).isEqualTo(2);
    assertThat(vendor.asked()).hasSize(2);
    assertThat(run.plan().nextTasks().present())
        .as("it may be confidential, so that what is next is not known")
        .isFalse();
    assertThat(run.toString())
        .contains("Ana", "photo.png")
        .doesNotContain("Task 3", "Salary", "salary.pdf");
    assertThat(run.content().measures()).isEmpty();
  }

  @Test
  void theyTakeAQuarterOfTheCallsAtMostAndRunsAreShownWithoutThem() {
    List<Run> found = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      run("r" + i, 2, tasks(1, 1), "");
      tasks("r" + i, page(2, tasks(1, 2)));
      found.add(find("r" + i));
    }

    assertThat(found.subList(0, 15)).allMatch(run -> run.plan().leftOut() == 0);
    assertThat(found.subList(15, 20)).allMatch(run -> run.plan().leftOut() == 1);
    assertThat(vendor.asked()).hasSize(20 + 60 / 4);
  }

  @Test
  void aThousandVisitorsCauseNoMoreCallsThanOne() {
    run("r", 2, tasks(1, 1), "");
    tasks("r", page(2, tasks(1, 2)));

    for (int i = 0; i < 1_000; i++) {
      assertThat(titles(find("r"))).hasSize(2);
    }

    assertThat(vendor.asked()).hasSize(2);
  }

  @Test
  void aRunThatIsTooLargeToBeHeldIsShownWithoutThem() {
    String notes = "x".repeat(3_000_000);
    run("r", 2, tasks(1, 1), ",\"one\":\"%s\",\"other\":\"%s\"".formatted(notes, notes));
    tasks("r", page(2, tasks(1, 2)));

    assertThat(find("r").plan().leftOut()).isEqualTo(1);
    assertThat(vendor.asked()).hasSize(1);
  }

  private Run find(String run) {
    RunLookup lookup = runs.find(acme, new RunId(run)).answer().join();
    assertThat(lookup).isInstanceOf(RunLookup.Found.class);
    return ((RunLookup.Found) lookup).run();
  }

  private static List<String> titles(Run run) {
    return run.plan().tasks().items().stream().map(Task::title).map(Optional::orElseThrow).toList();
  }

  private void run(String id, int total, List<String> tasks, String rest) {
    vendor.answers(
        RUNS + id,
        json(
            "{\"data\":{\"id\":\"%s\",\"progress\":{\"complete\":0,\"total\":%d},\"tasks\":{\"data\":[%s]}%s}}"
                .formatted(id, total, String.join(",", tasks), rest)));
  }

  private void tasks(String run, String page) {
    vendor.answers(RUNS + run + "/tasks", json(page));
  }

  private void page(String run, int number, String page) {
    vendor.answers(
        RUNS
            + run
            + "/tasks?per_page=100&page="
            + number
            + "&sort=-position&with=threads,form_fields",
        json(page));
  }

  private static String page(int total, List<String> tasks) {
    return "{\"data\":[%s],\"meta\":{\"pagination\":{\"total\":%d}}}"
        .formatted(String.join(",", tasks), total);
  }

  private static List<String> tasks(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(LeftOutTasksTest::task).toList();
  }

  private static String task(int place) {
    return "{\"id\":\"t%d\",\"title\":\"Task %d\",\"position\":%d,\"status\":\"active\"}"
        .formatted(place, place, place);
  }
}
