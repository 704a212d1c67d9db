package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runportal.page.RunView.Group;
import org.runportal.page.RunView.Option;
import org.runportal.page.RunView.TaskLine;
import org.runportal.page.RunView.Way;
import org.runportal.run.Comment;
import org.runportal.run.FormattedText;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunBuilder.TaskBuilder;
import org.runportal.run.RunLookup;
import org.runportal.tenant.Tenant;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

class TaskListTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final Person ANA = new Person.Member("1001", Optional.empty());
  private static final Person ZOE = new Person.Member("1002", Optional.empty());
  private static final People.Names DIRECTORY =
      new People.Names(Map.of("1001", "Ana Reyes", "1002", "Zoë Ortíz"), Map.of(), Map.of());

  @Test
  void showsAShortRunWhole() {
    RunView.Tasks tasks = shown(stages(3, 4), "");

    assertThat(tasks.groups()).hasSize(3).allMatch(group -> group.tasks().size() == 4);
    assertThat(tasks.groups()).extracting(Group::address).containsOnly(Literal.NONE);
    assertThat(tasks.found()).isEmpty();
  }

  @Test
  void keepsTheStagesWhenThereAreNoTasks() {
    RunView.Tasks tasks = shown(stages(3, 0), "");

    assertThat(tasks.none()).isEqualTo("There are no tasks.");
    assertThat(tasks.groups())
        .extracting(Group::title)
        .containsExactly("Stage 1", "Stage 2", "Stage 3");
    assertThat(tasks.groups()).extracting(Group::count).containsOnly("");
  }

  @Test
  void leavesOutTheWaysWhereThereIsLittleToFind() {
    RunView.Tasks tasks = shown(stages(3, 4), "");

    assertThat(tasks.ways()).isEmpty();
    assertThat(tasks.filter().offered()).isFalse();
  }

  @Test
  void opensOfALongRunOnlyTheStageWhereTheWorkIs() {
    RunView.Tasks tasks = shown(stages(3, 60), "");

    assertThat(tasks.groups())
        .extracting(group -> group.address().value())
        .containsExactly("", "?stage=2#tasks", "?stage=3#tasks");
    assertThat(titles(tasks)).hasSize(50).startsWith("Stage 1, task 1");
    assertThat(tasks.groups().get(0).pager().place()).isEqualTo("1–50 of 60");
    assertThat(tasks.groups().get(0).pager().previous().value()).isEmpty();
    assertThat(tasks.groups().get(0).pager().next().value()).isEqualTo("?stage=1&page=2#tasks");
  }

  @Test
  void beginsAtThePageOfTheFirstOpenTask() {
    RunBuilder run = aRun();
    for (int place = 1; place <= 250; place++) {
      TaskBuilder task = aTask("Task " + place);
      run.withTask(place <= 120 ? task.doneBy(ANA, "2026-03-10T10:00:00Z") : task);
    }

    assertThat(titles(shown(run, ""))).startsWith("Task 101").endsWith("Task 150");
  }

  @Test
  void losesNoTaskBetweenThePages() {
    RunBuilder run = stages(7, 171).withTask(aTask("Nowhere")).withTask(aTask("Rule").hidden());
    Set<String> seen = new HashSet<>();
    int lines = 0;
    for (Group group : shown(run, "").groups()) {
      String address = group.address().value();
      address = address.isEmpty() ? "?stage=1&page=1" : address;
      while (!address.isEmpty()) {
        RunView.Tasks page = shown(run, address);
        seen.addAll(titles(page));
        lines += titles(page).size();
        address =
            page.groups().stream()
                .map(g -> g.pager().next().value())
                .filter(next -> !next.isEmpty())
                .findFirst()
                .orElse("");
      }
    }

    assertThat(seen).hasSize(7 * 171 + 2);
    assertThat(lines).isEqualTo(7 * 171 + 2);
  }

  @Test
  void showsTheLastPageForOneTooFar() {
    assertThat(titles(shown(stages(3, 60), "?stage=1&page=99"))).hasSize(10);
  }

  @Test
  void tellsHowManyOfEachKindThereAre() {
    RunView.Tasks tasks = shown(mixed(), "");

    assertThat(tasks.ways())
        .extracting(Way::text)
        .containsExactly("All 14", "12 open", "2 late", "1 with a problem");
    assertThat(tasks.ways().get(2).address().value()).isEqualTo("?show=late#tasks");
    assertThat(tasks.ways()).extracting(Way::current).containsExactly(true, false, false, false);
  }

  @Test
  void countsTheKindsAmongWhatTheOtherFiltersLeave() {
    assertThat(shown(mixed(), "?text=late").ways())
        .extracting(Way::text)
        .containsExactly("All 2", "2 open", "2 late", "1 with a problem");
    assertThat(shown(mixed(), "?text=one&show=late").ways())
        .as("whatever kind is shown")
        .extracting(Way::text)
        .containsExactly("All 3", "1 open", "1 late");
  }

  @Test
  void showsOnlyTheKindAskedFor() {
    assertThat(titles(shown(mixed(), "?show=late"))).containsExactly("Late one", "Late two");
    assertThat(titles(shown(mixed(), "?show=problem"))).containsExactly("Late two");
    assertThat(titles(shown(mixed(), "?show=open")))
        .hasSize(12)
        .doesNotContain("Done one", "Done two", "By a rule");
    assertThat(shown(mixed(), "?show=late").found()).isEqualTo("2 of 15 tasks.");
    assertThat(shown(mixed(), "?show=late").everything().value()).isEqualTo("?#tasks");
  }

  @Test
  void nobodyIsLateOnceTheRunIsPutAway() {
    assertThat(titles(shown(mixed().archived("2026-03-11T10:00:00Z"), "?show=late"))).isEmpty();
  }

  @Test
  void showsOnlyTheTasksOfAPerson() {
    assertThat(titles(shown(mixed(), "?person=Zoë Ortíz"))).containsExactly("Late two");
    assertThat(titles(shown(mixed(), "?person=zoe ort"))).containsExactly("Late two");
    assertThat(titles(shown(mixed(), "?person=zoe&show=problem"))).containsExactly("Late two");
    assertThat(titles(shown(mixed(), "?person=1002"))).isEmpty();
    assertThat(shown(mixed(), "?person=nobody").found()).isEqualTo("No task matches.");
    assertThat(shown(mixed(), "?person=nobody").shown()).isTrue();
    assertThat(shown(mixed(), "").filter().people())
        .extracting(Option::text)
        .containsExactly("Ana Reyes", "Zoë Ortíz");
  }

  @Test
  void findsWordsInTitlesWhateverTheirCaseAndAccents() {
    assertThat(titles(shown(mixed(), "?text=CAFÉ"))).containsExactly("Open a cafe");
    assertThat(titles(shown(mixed(), "?text=café"))).containsExactly("Open a cafe");
    assertThat(titles(shown(mixed(), "?text=%"))).isEmpty();
    assertThat(titles(shown(mixed(), "?text=\u0000\u200b"))).isNotNull();
  }

  @Test
  void keepsTheChoicesWhenAStageIsOpened() {
    RunView.Tasks tasks = shown(stages(3, 60), "?text=task&show=open");

    assertThat(tasks.groups().get(1).address().value())
        .isEqualTo("?show=open&text=task&stage=2#tasks");
    assertThat(tasks.filter().used()).isTrue();
    assertThat(tasks.filter().show().value()).isEqualTo("open");
  }

  @Test
  void leavesOutStagesWithoutAMatch() {
    assertThat(shown(stages(3, 60), "?text=Stage 2, task 7").groups())
        .extracting(Group::title)
        .containsExactly("Stage 2");
  }

  @Test
  void asksForNothingWhereTheAddressMakesNoSense() {
    RunView.Tasks sense = shown(stages(3, 60), "");

    for (String query :
        List.of("?show=xyz", "?stage=99", "?page=0", "?page=-1", "?page=1e9", "?task=zero")) {
      assertThat(shown(stages(3, 60), query).groups()).as(query).isEqualTo(sense.groups());
    }
    assertThat(shown(stages(3, 60), "?task=9999").found()).isEqualTo("No task matches.");
  }

  @Test
  void keepsOlderCommentsOnAPageOfTheirOwn() {
    TaskBuilder task = aTask("Talk");
    for (int comment = 1; comment <= 25; comment++) {
      task.commented(
          new Comment(
              Comment.Kind.COMMENT,
              Optional.of(ANA),
              Optional.empty(),
              FormattedText.html("No. " + comment),
              false));
    }
    RunBuilder run = aRun().withTask(aTask("First")).withTask(task);
    TaskLine line = shown(run, "").groups().get(0).tasks().get(1);

    assertThat(line.more().comments().lines())
        .hasSize(20)
        .last()
        .extracting("html")
        .isEqualTo("No. 25");
    assertThat(line.more().comments().older()).isEqualTo("Show 5 older comments");
    assertThat(line.more().comments().olderAddress().value()).isEqualTo("?task=2#tasks");
    assertThat(line.more().opened()).isFalse();

    TaskLine alone = shown(run, "?task=2").groups().get(0).tasks().get(0);
    assertThat(alone.more().comments().lines()).hasSize(25);
    assertThat(alone.more().comments().older()).isEmpty();
    assertThat(alone.more().opened()).isTrue();
  }

  @Test
  void writesAddressesThatReadBackAsTheyWere() {
    TaskQuery query = TaskQuery.ANY.showing(TaskQuery.Show.LATE).inStage("3").onPage("3", 7);
    TaskQuery hostile = TaskQuery.of(Map.of("text", "a&b=c#d \"<é>", "person", "+%2B"));

    assertThat(read(query.address().value())).isEqualTo(query);
    assertThat(read(hostile.address().value())).isEqualTo(hostile);
    assertThat(hostile.address().value()).doesNotContain("<").doesNotContain("\"");
  }

  private static RunBuilder mixed() {
    RunBuilder run =
        aRun()
            .withTask(aTask("Late one").ownedBy(ANA).due("2026-03-10T10:00:00Z"))
            .withTask(aTask("Late two").ownedBy(ZOE).due("2026-03-11T10:00:00Z").withProblem())
            .withTask(aTask("Done one").doneBy(ANA, "2026-03-10T10:00:00Z"))
            .withTask(
                aTask("Done two").due("2026-03-01T10:00:00Z").doneBy(ANA, "2026-03-10T10:00:00Z"))
            .withTask(aTask("By a rule").hidden())
            .withTask(aTask("Open a cafe"));
    for (int more = 1; more <= 9; more++) {
      run.withTask(aTask("Step " + more).due("2026-03-20T10:00:00Z"));
    }
    return run;
  }

  private static RunBuilder stages(int stages, int tasks) {
    RunBuilder run = aRun();
    for (int stage = 1; stage <= stages; stage++) {
      run.withStage("s" + stage, "Stage " + stage);
      for (int task = 1; task <= tasks; task++) {
        run.withTask(aTask("Stage " + stage + ", task " + task).in("s" + stage));
      }
    }
    return run;
  }

  private static List<String> titles(RunView.Tasks tasks) {
    return tasks.groups().stream().flatMap(g -> g.tasks().stream()).map(TaskLine::title).toList();
  }

  private static RunView.Tasks shown(RunBuilder run, String address) {
    Texts texts = Texts.in(Locale.ENGLISH);
    Moments moments = new Moments(NOW, ZoneId.of("Europe/Berlin"), texts);
    Tenant tenant = RunPresenterTest.tenant();
    return new RunPresenter(texts, moments, new KnownPeople(DIRECTORY))
        .of(Pages.loaded(tenant, new RunLookup.Found(run.build(), NOW)), read(address))
        .tasks();
  }

  private static TaskQuery read(String address) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : address.replaceFirst("^\\?", "").replaceFirst("#.*", "").split("&")) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        parameters.put(
            pair[0],
            address.endsWith("#tasks")
                ? java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8)
                : pair[1]);
      }
    }
    return TaskQuery.of(parameters);
  }
}
