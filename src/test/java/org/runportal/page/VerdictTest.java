package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;
import static org.runportal.run.RunBuilder.at;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.run.Comment;
import org.runportal.run.FormattedText;
import org.runportal.run.NextTask;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.Progress;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunStatus;
import org.runportal.web.Languages;
import org.runportal.web.Tone;

/** What has become of a run: each outcome, distinguishable from the others, in one headline. */
class VerdictTest {
  private static final Person ANA = new Person.Member("1001", Optional.empty());
  private static final Person OMAR = new Person.Member("1002", Optional.empty());
  private static final People.Names DIRECTORY =
      new People.Names(Map.of("1001", "Ana Reyes", "1002", "Omar Haddad"), Map.of(), Map.of());

  /** A run for every outcome. */
  private static final Map<Outcome, RunBuilder> RUNS = new EnumMap<>(Outcome.class);

  /** Its headline. */
  private static final Map<Outcome, String> HEADLINES = new EnumMap<>(Outcome.class);

  static {
    sample(
        Outcome.NOT_STARTED,
        aRun().notStarted().withTask(aTask("Sign").ownedBy(ANA).due("2026-03-16T16:00:00Z")),
        "Not started yet. Waiting for Ana Reyes; due in 4 days.");
    sample(
        Outcome.WAITING,
        aRun()
            .withTask(
                aTask("Sign")
                    .ownedBy(ANA)
                    .inProgressSince("2026-03-09T08:00:00Z")
                    .due("2026-03-16T16:00:00Z")),
        "Waiting for Ana Reyes since Monday; due in 4 days.");
    sample(
        Outcome.LATE,
        aRun().withTask(aTask("Sign").ownedBy(ANA).due("2026-03-09T16:00:00Z")),
        "Waiting for Ana Reyes; 3 days late.");
    sample(
        Outcome.UNASSIGNED,
        aRun().withTask(aTask("Sign").due("2026-03-16T16:00:00Z")),
        "Nobody is assigned to the next task yet; due in 4 days.");
    sample(
        Outcome.CONFIDENTIAL,
        aRun().withConfidential(1, 0).withTask(signed()),
        "The next task is confidential.");
    sample(
        Outcome.NOTHING_NEXT,
        aRun().withTask(aTask("Sign").ownedBy(ANA)).withNext(),
        "No task is next right now.");
    sample(
        Outcome.PROBLEM,
        aRun()
            .withTask(
                aTask("Sign")
                    .ownedBy(ANA)
                    .due("2026-03-16T16:00:00Z")
                    .withProblem()
                    .commented(said(Comment.Kind.PROBLEM, OMAR, "The pen leaks."))),
        "Problem reported. Waiting for Ana Reyes; due in 4 days.");
    sample(
        Outcome.HELD_UP,
        aRun().withOpenIssue().withTask(aTask("Sign").ownedBy(ANA)),
        "Held up by a problem. No task can be completed until it is resolved.");
    sample(
        Outcome.GOES_ON,
        aRun()
            .withTask(approval(false, "2026-03-09T12:00:00Z"))
            .withTask(aTask("Try again").ownedBy(OMAR)),
        "Declined by Ana Reyes, Mon 9 Mar, 13:00\u00a0CET. Work goes on. Waiting for Omar Haddad;"
            + " no deadline.");
    sample(
        Outcome.DECLINED,
        aRun()
            .status(RunStatus.Kind.COMPLETE, "complete")
            .withTask(
                approval(false, "2026-03-09T12:00:00Z")
                    .commented(said(Comment.Kind.COMMENT, OMAR, "Please decide."))
                    .commented(said(Comment.Kind.COMMENT, ANA, "Lease one instead.")))
            .withTask(aTask("Pay").hidden()),
        "Declined by Ana Reyes, Mon 9 Mar, 13:00\u00a0CET.");
    sample(
        Outcome.PARTLY_APPROVED,
        aRun()
            .status(RunStatus.Kind.COMPLETE, "complete")
            .withTask(approval(true, "2026-03-09T11:00:00Z"))
            .withTask(approval(false, "2026-03-09T12:00:00Z")),
        "Partly approved: 1 of 2 approvals was declined.");
    sample(
        Outcome.COMPLETE,
        aRun().completed("2026-03-10T10:00:00Z").withTask(signed()),
        "Completed Tue 10 Mar, 11:00\u00a0CET. Nothing more to do.");
    sample(
        Outcome.ARCHIVED,
        aRun().completed("2026-03-10T10:00:00Z").archived("2026-03-11T10:00:00Z"),
        "Completed Tue 10 Mar, 11:00\u00a0CET; archived Wed 11 Mar, 11:00\u00a0CET.");
    sample(
        Outcome.ARCHIVED_DECLINED,
        aRun()
            .archived("2026-03-11T10:00:00Z")
            .withTask(approval(false, "2026-03-09T12:00:00Z"))
            .withTask(aTask("Pay").hidden()),
        "Declined by Ana Reyes, Mon 9 Mar, 13:00\u00a0CET. Archived Wed 11 Mar, 11:00\u00a0CET."
            + " Nothing more will happen here.");
    sample(
        Outcome.ARCHIVED_UNFINISHED,
        aRun().archived("2026-03-11T10:00:00Z").withTask(aTask("Sign").ownedBy(ANA)),
        "Archived before it was complete, Wed 11 Mar, 11:00\u00a0CET. Nothing more will happen"
            + " here.");
    sample(Outcome.NO_TASKS, aRun(), "This process has no tasks.");
  }

  private static void sample(Outcome outcome, RunBuilder run, String headline) {
    RUNS.put(outcome, run);
    HEADLINES.put(outcome, headline);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatHasBecomeOfTheRun(Outcome outcome) {
    assertThat(verdict(RUNS.get(outcome)).outcome()).isEqualTo(outcome);
    assertThat(page(RUNS.get(outcome)).heading().headline()).isEqualTo(HEADLINES.get(outcome));
  }

  static List<Locale> languages() {
    return Languages.SPOKEN;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void tellsTheOutcomesApartInEveryLanguage(Locale language) {
    List<String> headlines =
        RUNS.values().stream().map(run -> Pages.verdict(run.build(), DIRECTORY, language)).toList();

    assertThat(headlines).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @EnumSource
  void looksDoneOnlyWhereAllWasDoneAndNothingDeclined(Outcome outcome) {
    RunView page = page(RUNS.get(outcome));

    assertThat(page.heading().status().tone() == Tone.DONE).isEqualTo(outcome == Outcome.COMPLETE);
    assertThat(page.heading().progress().tone()).isEqualTo(page.heading().status().tone());
  }

  @Test
  void namesNoHundredPercentOfWhatWasDeclined() {
    assertThat(page(RUNS.get(Outcome.DECLINED)).heading().progress().percentText()).isEmpty();
    assertThat(page(RUNS.get(Outcome.ARCHIVED_DECLINED)).heading().progress().percentText())
        .isEmpty();
    assertThat(page(RUNS.get(Outcome.COMPLETE)).heading().progress().percentText())
        .isEqualTo("100%");
  }

  @Test
  void saysOnceThatThereAreNoTasks() {
    assertThat(page(RUNS.get(Outcome.NO_TASKS)).tasks().shown()).isFalse();
    assertThat(page(aRun().archived("2026-03-11T10:00:00Z")).tasks().none())
        .isEqualTo("There are no tasks.");
  }

  @Test
  void quotesTheProblem() {
    RunView.Report report = page(RUNS.get(Outcome.PROBLEM)).reports().lines().get(0);

    assertThat(report.html()).isEqualTo("The pen leaks.");
    assertThat(report.by()).isEqualTo("Reported by Omar Haddad");
    assertThat(report.time().absolute()).isEqualTo("Mon 9 Mar, 14:00\u00a0CET");
    assertThat(report.task()).isEqualTo("Sign");
    assertThat(report.address()).hasToString("?task=1#tasks");
  }

  @Test
  void quotesTheReasonOfWhoeverDeclined() {
    assertThat(page(RUNS.get(Outcome.DECLINED)).reports().lines())
        .extracting(RunView.Report::html)
        .containsExactly("Lease one instead.");
    assertThat(page(RUNS.get(Outcome.PARTLY_APPROVED)).reports().lines())
        .extracting(RunView.Report::by)
        .containsExactly("Declined by Ana Reyes");
  }

  @Test
  void namesAtMostThreeProblemsAndCountsTheOthers() {
    RunBuilder run = aRun();
    for (int i = 1; i <= 5; i++) {
      run.withTask(aTask("Task " + i).ownedBy(ANA).withProblem());
    }
    RunView page = page(run);

    assertThat(page.heading().headline()).startsWith("5 problems reported.");
    assertThat(page.reports().lines()).hasSize(3);
    assertThat(page.reports().more()).isEqualTo("2 more problems");
    assertThat(page.reports().moreAddress()).hasToString("?show=problem#tasks");
  }

  @Test
  void saysNothingOfAProblemWhoseWordsAreNotForEverybody() {
    RunView page =
        page(
            aRun()
                .withTask(
                    aTask("Sign")
                        .ownedBy(ANA)
                        .withProblem()
                        .commented(
                            new Comment(
                                Comment.Kind.PROBLEM,
                                Optional.of(OMAR),
                                Optional.empty(),
                                FormattedText.html("Not for guests."),
                                true))));

    assertThat(page.toString()).doesNotContain("Not for guests").doesNotContain("Omar");
    assertThat(page.reports().lines()).extracting(RunView.Report::task).containsExactly("Sign");
  }

  @Test
  void isDeclinedWhereRulesHidWhatWouldHaveFollowedTheLastRefusal() {
    assertThat(
            verdict(
                    aRun()
                        .withTask(approval(true, "2026-03-08T12:00:00Z"))
                        .withTask(approval(false, "2026-03-09T12:00:00Z"))
                        .withTask(aTask("Pay").hidden()))
                .outcome())
        .isEqualTo(Outcome.DECLINED);
  }

  @Test
  void runsOnWhereTheRefusalWasOvercome() {
    assertThat(
            verdict(
                    aRun()
                        .withTask(approval(false, "2026-03-08T12:00:00Z"))
                        .withTask(approval(true, "2026-03-09T12:00:00Z"))
                        .withTask(aTask("Pay").ownedBy(ANA)))
                .outcome())
        .isEqualTo(Outcome.WAITING);
  }

  @Test
  void isUnfinishedWhereTheVendorKeepsTheCountAloneOfWhatItArchived() {
    assertThat(
            verdict(aRun().archived("2026-03-11T10:00:00Z").progress(Progress.of(7, 12))).outcome())
        .isEqualTo(Outcome.ARCHIVED_UNFINISHED);
    assertThat(
            verdict(aRun().archived("2026-03-11T10:00:00Z").progress(Progress.of(12, 12)))
                .outcome())
        .isEqualTo(Outcome.ARCHIVED);
  }

  @Test
  void saysHowLateTheWholeRunIsWhereTheTaskHasTime() {
    assertThat(
            page(aRun().due("2026-03-09T16:00:00Z").withTask(aTask("Sign").ownedBy(ANA)))
                .heading()
                .headline())
        .isEqualTo("Waiting for Ana Reyes; the process is 3 days late.");
  }

  @Test
  void saysWhatElseIsInProgressSoonestFirst() {
    RunBuilder run = aRun().withTask(aTask("Next").ownedBy(ANA).due("2026-03-13T16:00:00Z"));
    for (int day = 20; day > 15; day--) {
      run.withTask(
          aTask("By the " + day + "th")
              .ownedBy(OMAR)
              .inProgressSince("2026-03-09T08:00:00Z")
              .due("2026-03-" + day + "T16:00:00Z"));
    }
    RunView.NextSection next = page(run).next();

    assertThat(next.also())
        .extracting(RunView.Also::title)
        .containsExactly("By the 16th", "By the 17th", "By the 18th");
    assertThat(next.also().get(0).due()).isEqualTo("due in 4 days");
    assertThat(next.also().get(0).owners()).isEqualTo("Omar Haddad");
    assertThat(next.more()).isEqualTo("2 more");
  }

  @Test
  void namesWhoHasTheNextTaskWhereTheHeadlineDoesNot() {
    NextTask first = new NextTask("t1", Optional.of("Sign"), List.of(ANA), Optional.empty());
    NextTask second =
        new NextTask("t2", Optional.of("Seal"), List.of(OMAR), at("2026-03-09T16:00:00Z"));
    RunView.NextSection next =
        page(aRun().withTask(aTask("Sign")).withTask(aTask("Seal")).withNext(first, second)).next();

    assertThat(next.tasks()).extracting(RunView.Next::named).containsExactly(true, false);
    assertThat(next.tasks().get(1).urgency().tone()).isEqualTo(Tone.LATE);
    assertThat(page(RUNS.get(Outcome.HELD_UP)).next().tasks().get(0).named()).isFalse();
  }

  @Test
  void tellsWhichStagesAreDoneWhereTheWorkIsAndWhatIsToCome() {
    RunView.StageLine line =
        page(aRun()
                .withStage("a", "Intake")
                .withStage("b", "Review")
                .withStage("c", "Rework")
                .withStage("d", "Launch")
                .withTask(signed().in("a"))
                .withTask(aTask("Check").in("b").ownedBy(ANA))
                .withTask(aTask("Mend").in("c").hidden())
                .withTask(aTask("Open").in("d").ownedBy(ANA)))
            .stages();

    assertThat(line.steps())
        .extracting(RunView.Step::state)
        .containsExactly("done", "here now", "left out", "to come");
    assertThat(line.place()).isEqualTo("Stage 2 of 4: Review");
  }

  private static RunBuilder.TaskBuilder approval(boolean outcome, String when) {
    return aTask("Approve").approval(outcome).doneBy(ANA, when);
  }

  private static RunBuilder.TaskBuilder signed() {
    return aTask("Sign").doneBy(ANA, "2026-03-10T09:00:00Z");
  }

  private static Comment said(Comment.Kind kind, Person by, String words) {
    return new Comment(
        kind, Optional.of(by), at("2026-03-09T13:00:00Z"), FormattedText.html(words), false);
  }

  private static Verdict verdict(RunBuilder run) {
    return Pages.verdict(run.build(), DIRECTORY);
  }

  private static RunView page(RunBuilder run) {
    return Pages.of(Pages.tenant(""), run.build(), DIRECTORY);
  }
}
