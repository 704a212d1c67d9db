package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.page.Contradictions.Kind;
import org.runportal.run.NextTask;
import org.runportal.run.Person;
import org.runportal.run.Progress;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunState;
import org.runportal.run.RunStatus;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

class ContradictionsTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final Person ANA = new Person.Member("1001", Optional.empty());

  /** A run with one contradiction. */
  record Odd(Kind kind, RunBuilder run) {
    @Override
    public String toString() {
      return kind.name();
    }
  }

  static Stream<Odd> odd() {
    return Stream.of(
        new Odd(
            Kind.COMPLETE_WITH_OPEN_TASKS,
            aRun().status(RunStatus.Kind.COMPLETE, "complete").withTask(aTask("Open"))),
        new Odd(
            Kind.FULL_PROGRESS_WITH_OPEN_TASKS,
            aRun().progress(percent(100)).withTask(done()).withTask(aTask("Open"))),
        new Odd(Kind.ACTIVE_WITHOUT_OPEN_TASKS, aRun().withTask(done())),
        new Odd(
            Kind.NOT_STARTED_WITH_DONE_TASKS,
            aRun()
                .status(RunStatus.Kind.NOT_STARTED, "not-started")
                .withTask(done())
                .withTask(aTask("Open"))),
        new Odd(
            Kind.COUNTS_DIFFER,
            aRun().progress(Progress.of(1, 7)).withTask(done()).withTask(aTask("Open"))),
        new Odd(
            Kind.PERCENT_DIFFERS,
            aRun().progress(counted(1, 2, 80)).withTask(done()).withTask(aTask("Open"))),
        new Odd(
            Kind.PROBLEM_NOWHERE,
            aRun().status(RunStatus.Kind.PROBLEM, "problem").withTask(aTask("Open"))),
        new Odd(
            Kind.COMPLETED_BEFORE_ITS_TASKS,
            complete().completed("2026-03-09T09:00:00Z").withTask(done())),
        new Odd(
            Kind.STARTED_BEFORE_CREATED,
            aRun().created("2026-03-02T10:00:00Z").withTask(aTask("Open"))),
        new Odd(
            Kind.ENDED_BEFORE_STARTED,
            aRun().archived("2026-03-01T10:00:00Z").withTask(aTask("Open"))),
        new Odd(
            Kind.DUE_BEFORE_STARTED, aRun().due("2026-03-01T10:00:00Z").withTask(aTask("Open"))),
        new Odd(
            Kind.CHANGED_IN_THE_FUTURE,
            aRun().updated("2026-03-12T11:00:00Z").withTask(aTask("Open"))),
        new Odd(
            Kind.LAST_DEADLINE_DIFFERS,
            aRun()
                .lastDeadline("2026-03-20T10:00:00Z")
                .withTask(aTask("Open").due("2026-03-21T10:00:00Z"))),
        new Odd(
            Kind.NEXT_IS_DONE,
            aRun().withTask(done()).withTask(aTask("Open")).withNext(next("t1"))),
        new Odd(
            Kind.NEXT_OF_A_COMPLETE_RUN,
            complete().withTask(done().withId("x")).withNext(next(""))),
        new Odd(Kind.NEXT_IS_UNKNOWN, aRun().withTask(aTask("Open")).withNext(next("t9"))),
        new Odd(
            Kind.DONE_BY_NOBODY,
            aRun()
                .withTask(aTask("Done").done().completedAt("2026-03-10T09:00:00Z"))
                .withTask(aTask("Open"))),
        new Odd(
            Kind.DONE_AT_NO_TIME,
            aRun().withTask(aTask("Done").done().completedBy(ANA)).withTask(aTask("Open"))),
        new Odd(
            Kind.DONE_IN_THE_FUTURE,
            aRun().withTask(aTask("Done").doneBy(ANA, "2026-03-13T09:00:00Z")).withTask(open())),
        new Odd(
            Kind.DONE_BEFORE_STARTED,
            aRun().withTask(done().startedAt("2026-03-11T09:00:00Z")).withTask(open())),
        new Odd(Kind.OPEN_BUT_COMPLETED_BY_SOMEBODY, aRun().withTask(open().completedBy(ANA))),
        new Odd(
            Kind.TASK_DUE_BEFORE_STARTED,
            aRun()
                .withTask(
                    aTask("Open")
                        .inProgressSince("2026-03-11T09:00:00Z")
                        .due("2026-03-10T09:00:00Z"))),
        new Odd(Kind.PROBLEM_ON_DONE_TASK, aRun().withTask(done().withProblem()).withTask(open())),
        new Odd(
            Kind.APPROVAL_WITHOUT_OUTCOME,
            aRun().withTask(done().ofType("approval")).withTask(open())),
        new Odd(
            Kind.STAGE_IS_UNKNOWN,
            aRun().withStage("a", "Intake").withTask(open().in("a")).withTask(open().in("b"))),
        new Odd(
            Kind.SAME_TASK_TWICE,
            aRun().withTask(open().withId("x")).withTask(open().withId("x"))));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void namesEachKindAndNothingElse(Odd odd) {
    Run run = odd.run().build();

    assertThat(found(run)).containsExactly(odd.kind());
    assertThat(sentences(run)).hasSize(1).allMatch(sentence -> sentence.endsWith("."));
  }

  @Test
  void haveAFixtureForEveryKind() {
    Set<Kind> shown = EnumSet.noneOf(Kind.class);
    odd().forEach(odd -> shown.add(odd.kind()));

    assertThat(shown).isEqualTo(EnumSet.allOf(Kind.class)).hasSizeGreaterThanOrEqualTo(15);
  }

  @Test
  void nameThreeTasksAndCountTheOthers() {
    RunBuilder run = aRun().status(RunStatus.Kind.COMPLETE, "complete");
    for (String title : List.of("A", "B", "C", "D", "E")) {
      run.withTask(aTask(title));
    }

    assertThat(sentences(run.build()))
        .containsExactly(
            "Tallyfy reports the process complete, but 5 tasks are open:"
                + " “A”, “B”, “C”, and 2 more.");
  }

  @Test
  void areNotSeenWhereARunIsMerelyUnusual() {
    assertThat(
            found(
                aRun()
                    .progress(counted(1, 3, 33))
                    .withTask(done().due("2026-03-09T09:00:00Z"))
                    .withTask(aTask("Mail").done().completedAt("2026-03-10T09:00:00Z").hidden())
                    .withTask(open().due("2026-03-11T09:00:00Z").withProblem())
                    .withTask(aTask("Extra"))
                    .build()))
        .isEmpty();
    assertThat(
            found(
                aRun()
                    .withTask(
                        aTask("Mail").ofType("email").done().completedAt("2026-03-10T09:00:00Z"))
                    .withTask(open())
                    .build()))
        .isEmpty();
    assertThat(
            found(
                aRun()
                    .progress(counted(2, 4, 50))
                    .withConfidential(1, 1)
                    .withTask(open())
                    .withTask(done())
                    .build()))
        .as("counts with confidential tasks")
        .isEmpty();
    assertThat(found(aRun().withConfidential(1, 0).withTask(done()).build()))
        .as("the one open task is confidential")
        .isEmpty();
    assertThat(
            found(
                aRun()
                    .status(RunStatus.Kind.PROBLEM, "problem")
                    .withConfidential(1, 0)
                    .withTask(open())
                    .build()))
        .as("the problem may be that of a confidential task")
        .isEmpty();
    assertThat(found(aRun().withoutTasks().progress(counted(1, 2, 50)).build())).isEmpty();
    assertThat(found(aRun().archived("2026-03-10T09:00:00Z").withTask(open()).build())).isEmpty();
  }

  private static List<Kind> found(Run run) {
    List<Kind> kinds = new ArrayList<>();
    new Contradictions(run, RunState.of(run), NOW).found().forEach(f -> kinds.add(f.kind()));
    return kinds;
  }

  private static List<String> sentences(Run run) {
    Texts texts = Texts.in(Locale.ENGLISH);
    Wording words = Pages.words(texts, new Moments(NOW, ZoneOffset.UTC, texts));
    return new Contradictions(run, RunState.of(run), NOW).sentences(words);
  }

  private static RunBuilder complete() {
    return aRun().status(RunStatus.Kind.COMPLETE, "complete").completed("2026-03-11T09:00:00Z");
  }

  private static RunBuilder.TaskBuilder open() {
    return aTask("Open");
  }

  private static RunBuilder.TaskBuilder done() {
    return aTask("Done").doneBy(ANA, "2026-03-10T09:00:00Z");
  }

  private static NextTask next(String id) {
    return new NextTask(id, Optional.of("Next"), List.of(), Optional.empty());
  }

  private static Progress percent(double percent) {
    return new Progress(OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.of(percent));
  }

  private static Progress counted(int complete, int total, double percent) {
    return new Progress(
        OptionalInt.of(complete), OptionalInt.of(total), OptionalDouble.of(percent));
  }
}
