package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runportal.run.Comment;
import org.runportal.run.Failure;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormattedText;
import org.runportal.run.NextTask;
import org.runportal.run.People;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Person;
import org.runportal.run.Progress;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunLookup;
import org.runportal.run.RunStatus;
import org.runportal.run.When;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Moments;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

class RunPresenterTest {
  /** A Thursday, 11:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private static final Person ANA = new Person.Member("1001", Optional.empty());
  private static final Person STRANGER = new Person.Member("4711", Optional.empty());
  private static final Person GUEST = new Person.Guest("ines@harbour.example", Optional.empty());
  private static final Person FINANCE = new Person.Group("f1", Optional.empty());

  private static final People.Names DIRECTORY =
      new People.Names(Map.of("1001", "Ana Reyes"), Map.of("f1", "Finance"), Map.of());

  @Test
  void saysInOneSentenceWhoMustActSinceWhenAndByWhen() {
    RunView view =
        view(
            aRun()
                .withTask(
                    aTask("Verify bank details")
                        .ownedBy(ANA, FINANCE)
                        .inProgressSince("2026-03-09T08:00:00Z")
                        .due("2026-03-13T16:00:00Z"))
                .withTask(aTask("Announce")));

    assertThat(view.heading().headline())
        .isEqualTo("Waiting for Ana Reyes and Finance since Monday; due tomorrow.");
    assertThat(view.next().tasks())
        .extracting(RunView.Next::title)
        .containsExactly("Verify bank details");
    assertThat(view.next().tasks().get(0).due().absolute()).isEqualTo("Fri 13 Mar, 17:00\u00a0CET");
    assertThat(view.heading().status()).isEqualTo(new Badge("In progress", Tone.NOW));
  }

  @Test
  void saysHowLateTheNextTaskIs() {
    RunView view =
        view(
            aRun().withTask(aTask("Verify bank details").ownedBy(ANA).due("2026-03-09T16:00:00Z")));

    assertThat(view.heading().headline()).isEqualTo("Waiting for Ana Reyes; 3 days late.");
    assertThat(view.heading().status().tone()).isEqualTo(Tone.LATE);
    assertThat(view.next().tasks().get(0).dueText()).isEqualTo("Was due Mon 9 Mar, 17:00\u00a0CET");
  }

  @Test
  void saysHowManyTasksAreConfidentialAndCountsThem() {
    RunView view =
        view(
            aRun()
                .withConfidential(2, 1)
                .withTask(aTask("Collect laptop").ownedBy(ANA))
                .withTask(aTask("Say goodbye").doneBy(ANA, "2026-03-10T09:00:00Z")));

    assertThat(view.tasks().unlisted()).isEqualTo("3 confidential tasks are not shown.");
    assertThat(view.heading().progress().count()).isEqualTo("2 of 5 tasks");
    assertThat(view.heading().headline()).startsWith("Waiting for Ana Reyes");
    assertThat(view.assessment().notes()).isEmpty();
    assertThat(view(aRun().withTask(aTask("Open"))).tasks().unlisted()).isEmpty();
  }

  @Test
  void saysHowManyTasksCouldNotBeLoadedAndConcludesNothingFromTheOthers() {
    RunView view =
        view(
            aRun()
                .progress(Progress.of(1, 4))
                .withLeftOut(3)
                .withTask(aTask("Collect laptop").doneBy(ANA, "2026-03-10T09:00:00Z")));

    assertThat(view.tasks().unlisted()).isEqualTo("3 more tasks could not be loaded from Tallyfy.");
    assertThat(view.heading().headline())
        .isEqualTo("What happens next is not known: some tasks could not be loaded.");
    assertThat(view.heading().status().text()).isEqualTo("In progress");
    assertThat(view.heading().progress().count()).isEqualTo("1 of 4 tasks");
    assertThat(view.assessment().notes()).isEmpty();
    assertThat(view.assessment().outlook()).isEmpty();
    assertThat(view.stages().steps()).isEmpty();
  }

  @Test
  void doesNotSayThatThereAreNoTasksWhereNoneCouldBeLoaded() {
    RunView view = view(aRun().progress(Progress.of(0, 2)).withLeftOut(2).withConfidential(1, 0));

    assertThat(view.tasks().none()).isEmpty();
    assertThat(view.tasks().unlisted())
        .isEqualTo(
            "1 confidential task is not shown. 2 more tasks could not be loaded from Tallyfy.");
    assertThat(view(aRun().progress(Progress.of(0, 2)).withLeftOut(2)).heading().headline())
        .isEqualTo("What happens next is not known: some tasks could not be loaded.");
  }

  @Test
  void isNotDoneWhileAConfidentialTaskIsOpen() {
    RunView view =
        view(
            aRun()
                .progress(Progress.of(1, 2))
                .withConfidential(1, 0)
                .withTask(
                    aTask("Collect laptop")
                        .due("2026-03-11T09:00:00Z")
                        .doneBy(ANA, "2026-03-10T09:00:00Z")));

    assertThat(view.heading().headline()).isEqualTo("The next task is confidential.");
    assertThat(view.next().tasks()).isEmpty();
    assertThat(view.heading().status().text()).isEqualTo("In progress");
    assertThat(view.heading().progress().count()).isEqualTo("1 of 2 tasks");
    assertThat(view.assessment().notes()).isEmpty();
    assertThat(view.assessment().outlook()).as("what nobody here can know").isEmpty();
  }

  @Test
  void isNotWithoutTasksWhereAllAreConfidential() {
    RunView view = view(aRun().withConfidential(1, 0));

    assertThat(view.heading().headline()).isEqualTo("The next task is confidential.");
    assertThat(view.tasks().none()).isEmpty();
    assertThat(view.tasks().unlisted()).isEqualTo("1 confidential task is not shown.");
  }

  @Test
  void warnsADayAhead() {
    assertThat(tone(aRun().withTask(aTask("Sign").ownedBy(ANA).due("2026-03-13T09:59:00Z"))))
        .isEqualTo(Tone.SOON);
    assertThat(tone(aRun().withTask(aTask("Sign").ownedBy(ANA).due("2026-03-13T10:01:00Z"))))
        .isEqualTo(Tone.NOW);
  }

  @Test
  void neverShowsTheIdOfSomebodyWithoutAName() {
    RunView view =
        view(
            aRun()
                .ownedBy(STRANGER)
                .withTask(
                    aTask("Sign")
                        .ownedBy(
                            STRANGER,
                            new Person.Member("4712", Optional.empty()),
                            GUEST,
                            new Person.Group("deadbeef", Optional.empty()))));

    assertThat(view.heading().headline())
        .startsWith("Waiting for ines@harbour.example, 2 members and a group");
    assertThat(view.toString())
        .doesNotContain("4711")
        .doesNotContain("4712")
        .doesNotContain("beef");
  }

  @Test
  void prefersTheVendorsOwnNextTask() {
    NextTask next =
        new NextTask(
            "t2",
            Optional.of("Second"),
            List.of(GUEST),
            Optional.of(new When.Day(LocalDate.of(2026, 3, 12))));
    RunView view = view(aRun().withTask(aTask("First")).withTask(aTask("Second")).withNext(next));

    assertThat(view.next().tasks()).extracting(RunView.Next::title).containsExactly("Second");
    assertThat(view.next().tasks().get(0).owners())
        .containsExactly(new RunView.Owner("ines@harbour.example", "guest"));
    assertThat(view.next().tasks().get(0).dueText()).isEqualTo("Due today");
    assertThat(view.heading().status().tone()).isEqualTo(Tone.SOON);
  }

  @Test
  void findsTheNextTaskByDeadlineWhenTheVendorDoesNotSay() {
    RunView view =
        view(
            aRun()
                .withTask(aTask("No deadline"))
                .withTask(
                    aTask("Done").doneBy(ANA, "2026-03-03T10:00:00Z").due("2026-03-03T10:00:00Z"))
                .withTask(aTask("Hidden").hidden().due("2026-03-04T10:00:00Z"))
                .withTask(aTask("Later").due("2026-03-20T10:00:00Z"))
                .withTask(aTask("Sooner").due("2026-03-18T10:00:00Z")));

    assertThat(view.next().tasks()).extracting(RunView.Next::title).containsExactly("Sooner");
  }

  @Test
  void countsTasksWithoutTheHiddenOnes() {
    RunView view =
        view(
            aRun()
                .withTask(aTask("One").doneBy(ANA, "2026-03-03T10:00:00Z"))
                .withTask(aTask("Two"))
                .withTask(aTask("Three"))
                .withTask(aTask("Hidden").hidden()));

    assertThat(view.heading().progress().count()).isEqualTo("1 of 3 tasks");
    assertThat(view.heading().progress().percent()).isEqualTo(33);
    assertThat(view.tasks().groups())
        .extracting(RunView.Group::title)
        .last()
        .asString()
        .startsWith("Hidden");
  }

  @Test
  void showsTheVendorsCountWhereItIsGiven() {
    RunView view = view(aRun().progress(Progress.of(5, 12)).withTask(aTask("Only one known")));

    assertThat(view.heading().progress().count()).isEqualTo("5 of 12 tasks");
    assertThat(view.heading().progress().percentText()).isEqualTo("42%");
  }

  @Test
  void showsABarePercentage() {
    RunView view =
        view(
            aRun()
                .progress(
                    new Progress(OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.of(60)))
                .withoutTasks());

    assertThat(view.heading().progress().percent()).isEqualTo(60);
    assertThat(view.heading().progress().count()).isEmpty();
    assertThat(view.tasks().none()).isEqualTo("Tallyfy did not send the tasks.");
  }

  @Test
  void doesNotDivideByNothing() {
    RunView view = view(aRun().progress(Progress.of(0, 0)));

    assertThat(view.heading().progress().percentText()).isEqualTo("0%");
    assertThat(view.heading().progress().count()).isEqualTo("0 of 0 tasks");
  }

  @Test
  void tellsTheStatesApart() {
    assertThat(status(aRun().withTask(aTask("Sign")))).isEqualTo("In progress");
    assertThat(status(aRun().notStarted().withTask(aTask("Sign")))).isEqualTo("Not started");
    assertThat(status(aRun().withTask(aTask("Sign").withProblem()))).isEqualTo("Problem reported");
    assertThat(status(aRun().withOpenIssue().withTask(aTask("Sign")))).isEqualTo("Held up");
    assertThat(status(aRun().completed("2026-03-10T10:00:00Z"))).isEqualTo("Complete");
    assertThat(status(aRun().completed("2026-03-10T10:00:00Z").archived("2026-03-11T10:00:00Z")))
        .isEqualTo("Archived");
    assertThat(status(aRun())).isEqualTo("No tasks");
    assertThat(status(aRun().withTask(aTask("Sign")).status(RunStatus.Kind.OTHER, "paused")))
        .isEqualTo("paused");
  }

  @Test
  void saysWhyNothingIsNext() {
    assertThat(view(aRun().withTask(aTask("Sign")).withNext()).heading().headline())
        .isEqualTo("No task is next right now.");
    assertThat(view(aRun().withoutTasks()).heading().headline())
        .isEqualTo("Tallyfy did not say what happens next.");
  }

  @Test
  void callsNobodyLateInAnArchivedRun() {
    RunView view =
        view(
            aRun()
                .archived("2026-03-11T10:00:00Z")
                .withTask(aTask("Sign").due("2026-03-01T10:00:00Z")));

    assertThat(view.next().tasks()).isEmpty();
    assertThat(view.heading().status().tone()).isEqualTo(Tone.OFF);
    assertThat(view.tasks().groups().get(0).tasks().get(0).urgency()).isEqualTo(Badge.NONE);
  }

  @Test
  void putsEveryTaskSomewhere() {
    RunView view =
        view(
            aRun()
                .withStage("a", "Intake")
                .withStage("b", "Review")
                .withTask(aTask("In a").in("a"))
                .withTask(aTask("In no stage"))
                .withTask(aTask("In a stage nobody knows").in("zzz"))
                .withTask(aTask("Hidden").in("a").hidden()));

    assertThat(view.tasks().groups())
        .extracting(RunView.Group::title)
        .containsExactly("Intake", "Review", "Other tasks", "Hidden by a rule, not counted");
    assertThat(view.tasks().groups()).flatExtracting(RunView.Group::tasks).hasSize(4);
  }

  @Test
  void saysWhenAndByWhomATaskWasDone() {
    RunView.TaskLine line =
        view(aRun().withTask(aTask("Sign").doneBy(GUEST, "2026-03-11T10:00:00Z").approval(false)))
            .tasks()
            .groups()
            .get(0)
            .tasks()
            .get(0);

    assertThat(line.time().label()).as("the state says it").isEmpty();
    assertThat(line.time().moment().relative()).isEqualTo("yesterday");
    assertThat(line.time().by()).isEqualTo("by ines@harbour.example");
    assertThat(line.status()).isEqualTo(new Badge("Declined", Tone.DECLINED));
    assertThat(line.marks()).isEmpty();
    assertThat(line.urgency()).isEqualTo(Badge.NONE);
  }

  @Test
  void keepsADateTheVendorWroteInWords() {
    RunView view =
        view(
            aRun()
                .withTask(aTask("Sign"))
                .withNext(
                    new NextTask(
                        "t1",
                        Optional.empty(),
                        List.of(),
                        Optional.of(new When.Words("soonish")))));

    assertThat(view.next().tasks().get(0).due().absolute()).isEqualTo("soonish");
    assertThat(view.next().tasks().get(0).title()).isEqualTo("Task without a title");
    assertThat(view.heading().headline()).contains("due soonish");
  }

  @Test
  void saysHowOldACopyIsAndWhy() {
    Run run = aRun().withTask(aTask("Sign")).build();
    RunView view =
        views()
            .of(
                Pages.loaded(
                    tenant(),
                    new RunLookup.Old(
                        run,
                        NOW.minusSeconds(420),
                        Failure.UNREACHABLE,
                        Optional.of(Duration.ofSeconds(20)))),
                TaskQuery.ANY);

    assertThat(view.age().notice())
        .isEqualTo(
            "Tallyfy is not answering. This is how things stood 7 minutes ago (10:53\u00a0CET)."
                + " Check again in 20 seconds.");
    assertThat(view.age().text()).as("its age, a second time").isEmpty();
  }

  @Test
  void saysWhenItReloadsItself() {
    Run run = aRun().withTask(aTask("Sign")).build();
    LoadedRun old = Pages.loaded(tenant(), new RunLookup.Refreshing(run, NOW.minusSeconds(60)));
    LoadedRun reloading =
        new LoadedRun(
            old.tenant(),
            old.address(),
            old.answer(),
            old.template(),
            Optional.of(Duration.ofSeconds(150)),
            true);

    assertThat(views().of(old, TaskQuery.ANY).age().notice()).endsWith("is being fetched.");
    assertThat(views().of(reloading, TaskQuery.ANY).age().notice())
        .endsWith("is being fetched. This page reloads by itself in 3 minutes.");
  }

  @Test
  void showsAnswersAndCommentsAtTheirTask() {
    RunView.TaskLine line = theOnlyTask(tenant());

    assertThat(line.more().summary()).isEqualTo("1 of 2 answers and 2 comments");
    assertThat(line.more().answers())
        .extracting(RunView.AnswerLine::text)
        .containsExactly("12", "No answer");
    assertThat(line.more().comments().lines())
        .extracting(RunView.CommentLine::author)
        .containsExactly("Ana Reyes", "Tallyfy");
    assertThat(line.more().comments().lines().get(0).mark().text()).isEqualTo("Problem");
  }

  @Test
  void keepsInternalCommentsFromAPublicPage() {
    RunView.TaskLine line = theOnlyTask(tenant("access", "public"));

    assertThat(line.more().summary()).isEqualTo("1 of 2 answers and 1 comment");
    assertThat(line.more().comments().lines())
        .extracting(RunView.CommentLine::html)
        .containsExactly("It leaks");
  }

  @Test
  void hidesTheSectionsTheTenantHides() {
    RunView.TaskLine line = theOnlyTask(tenant("hide", "form-fields, comments"));

    assertThat(line.more().summary()).isEmpty();
    assertThat(line.more().answers()).isEmpty();
    assertThat(line.more().comments().lines()).isEmpty();
  }

  private static RunView.TaskLine theOnlyTask(Tenant tenant) {
    Run run =
        aRun()
            .withTask(
                aTask("Weigh it")
                    .answered("Weight", new FormAnswer.Words("12"))
                    .answered("Colour", new FormAnswer.None())
                    .commented(
                        new Comment(
                            Comment.Kind.PROBLEM,
                            Optional.of(ANA),
                            Optional.empty(),
                            FormattedText.html("It leaks"),
                            false))
                    .commented(
                        new Comment(
                            Comment.Kind.COMMENT,
                            Optional.empty(),
                            Optional.empty(),
                            FormattedText.html("Do not tell them"),
                            true)))
            .build();
    return views()
        .of(Pages.loaded(tenant, new RunLookup.Found(run, NOW)), TaskQuery.ANY)
        .tasks()
        .groups()
        .get(0)
        .tasks()
        .get(0);
  }

  @Test
  void listsWhatAReaderAsksForAndFoldsTheOtherFacts() {
    RunView.Aside aside = view(aRun().ownedBy(ANA).withTask(aTask("Sign"))).aside();

    assertThat(aside.facts())
        .extracting(Fact::label)
        .containsExactly("Number", "Template", "Owner", "Started", "Last updated");
    assertThat(aside.more())
        .extracting(Fact::label)
        .contains("Type", "Created", "Starred")
        .doesNotContain("Completed", "Archived", "Due");
  }

  @Test
  void callsARunWithoutANameAfterItsTemplate() {
    assertThat(view(aRun().unnamed()).heading().title()).isEqualTo("Vendor onboarding");
  }

  @Test
  void hasTheWholeOfALongNameAmongTheDetails() {
    String cut = "Onboarding of ".repeat(6);

    assertThat(view(aRun().named(cut)).aside().facts()).first().isEqualTo(new Fact("Name", cut));
    assertThat(view(aRun()).aside().facts()).extracting(Fact::label).doesNotContain("Name");
  }

  @Test
  void leadsMembersToTallyfy() {
    RunBuilder run = aRun().withTask(aTask("Sign").due("2026-03-20T10:00:00Z"));

    assertThat(view(run).links().tallyfy()).hasToString("https://go.tallyfy.com/org1/processes/r1");
    assertThat(linkAtTallyfy(run, tenant("task-link", "https://x.example/{run}/{task}")))
        .isEqualTo("https://x.example/r1/t1");
  }

  @Test
  void namesNoPageOfOtherFactsToWhomItIsNotFor() {
    Run run = aRun().withTask(aTask("Sign")).build();
    LoadedRun all = Pages.loaded(tenant(), new RunLookup.Found(run, NOW));
    LoadedRun few =
        new LoadedRun(
            all.tenant(), all.address(), all.answer(), all.template(), Optional.empty(), false);

    assertThat(views().of(all, TaskQuery.ANY).links().facts()).hasToString("/acme/runs/r1/facts");
    assertThat(views().of(few, TaskQuery.ANY).links().facts().value()).isEmpty();
  }

  @Test
  void leadsVisitorsWithoutASeatNowhereUnlessTheTenantSaysSo() {
    RunBuilder run = aRun().withTask(aTask("Sign"));

    assertThat(linkAtTallyfy(run, tenant("access", "public"))).isEmpty();
    assertThat(linkAtTallyfy(run, tenant("run-link", ""))).isEmpty();
  }

  private static String linkAtTallyfy(RunBuilder run, Tenant tenant) {
    return views()
        .of(Pages.loaded(tenant, new RunLookup.Found(run.build(), NOW)), TaskQuery.ANY)
        .links()
        .tallyfy()
        .value();
  }

  private static Tone tone(RunBuilder run) {
    return view(run).heading().status().tone();
  }

  private static String status(RunBuilder run) {
    return view(run).heading().status().text();
  }

  private static RunView view(RunBuilder run) {
    return views()
        .of(
            Pages.loaded(tenant(), new RunLookup.Found(run.build(), NOW.minusSeconds(5))),
            TaskQuery.ANY);
  }

  @Test
  void needsTheListsOfThoseItHasToName() {
    assertThat(needed(aRun().withTask(aTask("Sign")))).isEmpty();
    assertThat(
            needed(
                aRun().withTask(aTask("Sign").ownedBy(new Person.Member("7", Optional.of("Ana"))))))
        .as("the answer names her")
        .isEmpty();
    assertThat(
            needed(
                aRun().withTask(aTask("Sign").ownedBy(new Person.Member("7", Optional.empty())))))
        .containsExactly(PeopleList.MEMBERS);
    assertThat(
            needed(
                aRun()
                    .withTask(aTask("Sign").ownedBy(new Person.Group("g", Optional.empty())))
                    .withTask(aTask("Pay").ownedBy(new Person.Guest("a@b.c", Optional.empty())))))
        .containsExactly(PeopleList.GROUPS, PeopleList.GUESTS);
  }

  private static Set<PeopleList> needed(RunBuilder run) {
    KnownPeople people = new KnownPeople(DIRECTORY);
    views(people).of(Pages.loaded(tenant(), new RunLookup.Found(run.build(), NOW)), TaskQuery.ANY);
    assertThat(people.expected).isEmpty();
    return people.needed;
  }

  private static RunPresenter views() {
    return views(new KnownPeople(DIRECTORY));
  }

  private static RunPresenter views(KnownPeople people) {
    Texts texts = Texts.in(Locale.UK);
    return new RunPresenter(texts, new Moments(NOW, ZoneId.of("Europe/Berlin"), texts), people);
  }

  static Tenant tenant() {
    return tenant("access", "signed-in");
  }

  static Tenant tenant(String key, String value) {
    Map<String, String> settings =
        Map.of(
            "portal.tenants",
            "acme",
            "portal.tenant.acme.name",
            "Acme",
            "portal.tenant.acme.organization",
            "org1",
            "portal.tenant.acme.token",
            "t",
            "portal.tenant.acme." + key,
            value);
    return new Tenants(Settings.of(k -> Optional.ofNullable(settings.get(k))))
        .named(new TenantId("acme"))
        .orElseThrow();
  }
}
