package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunBuilder.TaskBuilder;
import org.runportal.run.RunState;
import org.runportal.run.RunStatus;
import org.runportal.run.Yardstick;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

class OutlookTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final Person ANA = new Person.Member("1001", Optional.empty());
  private static final Texts TEXTS = Texts.in(Locale.UK);

  @Test
  void namesTheTaskThatIsOpenTheLongest() {
    RunBuilder run =
        aRun()
            .started("2026-02-28T10:00:00Z")
            .withTask(aTask("Legal review").inProgressSince("2026-03-03T10:00:00Z"))
            .withTask(aTask("Sign").inProgressSince("2026-03-10T10:00:00Z"))
            .withTask(finished("2026-03-01T10:00:00Z").startedAt("2026-02-28T10:00:00Z"));

    assertThat(answer(run, "What takes longest"))
        .contains("“Legal review”: open for 9 days. The process has been running for 12 days.");
  }

  @Test
  void namesAllThatAreOpenEquallyLong() {
    RunBuilder run = aRun().started("2026-03-02T10:00:00Z");
    for (String title : new String[] {"A", "B", "C", "D"}) {
      run.withTask(aTask(title).inProgressSince("2026-03-02T10:00:00Z"));
    }

    assertThat(answer(run, "What takes longest"))
        .contains(
            "“A”, “B”, “C” and 1 more: each open for 10 days."
                + " The process has been running for 10 days.");
  }

  @Test
  void saysWhatTookLongestOnceAllIsDone() {
    RunBuilder run =
        aRun()
            .status(RunStatus.Kind.COMPLETE, "complete")
            .started("2026-03-01T10:00:00Z")
            .completed("2026-03-09T10:00:00Z")
            .withTask(finished("2026-03-08T10:00:00Z").startedAt("2026-03-02T10:00:00Z"));

    assertThat(answer(run, "What takes longest"))
        .contains("“Finished” took the longest: 6 days. The process took 8 days.");
  }

  @Test
  void keepsSilentAboutTimeWhereStartsAreMissing() {
    assertThat(answer(aRun().withTask(aTask("Open")), "What takes longest")).isEmpty();
    assertThat(
            answer(
                aRun().notStarted().withTask(aTask("Open").inProgressSince("2026-03-02T10:00:00Z")),
                "What takes longest"))
        .isEmpty();
  }

  @Test
  void saysWhetherItIsOnTime() {
    String question = "On time?";

    assertThat(answer(aRun().withTask(aTask("Open")), question))
        .contains("No task has a deadline.");
    assertThat(answer(aRun().withTask(aTask("Open").due("2026-03-20T10:00:00Z")), question))
        .contains("Yes. No open task is late.");
    assertThat(answer(aRun().due("2026-03-20T10:00:00Z").withTask(aTask("Open")), question))
        .contains("Yes. No open task is late; the process is due 20 Mar 2026, 11:00\u00a0CET.");
    assertThat(
            answer(
                aRun()
                    .withTask(aTask("Open").due("2026-03-10T10:00:00Z"))
                    .withTask(finished("2026-03-11T10:00:00Z").due("2026-03-10T10:00:00Z")),
                question))
        .contains("No. 1 task is late.");
    assertThat(
            answer(
                aRun()
                    .due("2026-03-09T10:00:00Z")
                    .withTask(aTask("Open").due("2026-03-10T10:00:00Z")),
                question))
        .contains(
            "No. The process was due 9 Mar 2026, 11:00\u00a0CET, 3 days late, and 1 task is late.");
  }

  @Test
  void saysWhetherItWasOnTime() {
    RunBuilder late =
        aRun()
            .status(RunStatus.Kind.COMPLETE, "complete")
            .due("2026-03-09T10:00:00Z")
            .completed("2026-03-11T10:00:00Z")
            .withTask(finished("2026-03-11T10:00:00Z"));

    assertThat(answer(late, "On time?"))
        .contains("No. It was completed 2 days after its deadline.");
    assertThat(answer(late.due("2026-03-12T10:00:00Z"), "On time?"))
        .contains("Yes. It was completed before its deadline.");
  }

  @Test
  void tellsTheLikelyEndAsAnIntervalWithItsBasis() {
    RunBuilder run =
        aRun()
            .withTask(aTask("Open").due("2026-03-20T10:00:00Z"))
            .withTask(finished("2026-03-03T10:00:00Z").due("2026-03-03T10:00:00Z"))
            .withTask(finished("2026-03-05T10:00:00Z").due("2026-03-04T10:00:00Z"))
            .withTask(finished("2026-03-08T10:00:00Z").due("2026-03-06T10:00:00Z"));

    // one day late on average, and 1.886 × 1 day × √(1 + 1/3) = 2.2 days to both sides
    assertThat(answer(run, "Likely end"))
        .contains(
            "19 – 23 Mar 2026; about 80% likely. Estimated from how the 3 tasks done so far met their"
                + " deadlines and from the deadline of the open task.");
  }

  @Test
  void neverNamesASingleDay() {
    RunBuilder run = aRun().withTask(aTask("Open").due("2026-03-20T10:00:00Z"));
    for (int day = 1; day < 9; day++) {
      run.withTask(
          finished("2026-03-0" + day + "T10:00:00Z").due("2026-03-0" + day + "T10:00:00Z"));
    }

    assertThat(answer(run, "Likely end").orElseThrow())
        .startsWith("20 – 21 Mar 2026; about 80% likely");
  }

  @Test
  void saysWhyThereIsNoEstimate() {
    TaskBuilder due = aTask("Open").due("2026-03-20T10:00:00Z");

    assertThat(answer(aRun().withTask(due).withTask(aTask("Open")), "Likely end"))
        .contains("No estimate possible: 1 of 2 open tasks has no deadline.");
    assertThat(answer(aRun().withTask(due), "Likely end"))
        .contains("No estimate possible yet: no task with a deadline is done.");
    assertThat(
            answer(
                aRun()
                    .withTask(due)
                    .withTask(finished("2026-03-03T10:00:00Z").due("2026-03-03T10:00:00Z")),
                "Likely end"))
        .contains("No estimate possible yet: only 1 task with a deadline is done.");
    assertThat(
            answer(
                aRun()
                    .withTask(due)
                    .withTask(finished("2026-03-03T10:00:00Z").due("2020-03-03T10:00:00Z"))
                    .withTask(finished("2026-03-03T10:00:00Z").due("2026-03-03T10:00:00Z"))
                    .withTask(finished("2026-03-03T10:00:00Z").due("2030-03-03T10:00:00Z")),
                "Likely end"))
        .contains(
            "No estimate possible: the 3 tasks done so far met their deadlines too irregularly.");
  }

  @Test
  void tellsHowLongOthersUsuallyTakeBesideHowLongItRuns() {
    RunBuilder run =
        aRun()
            .started("2026-02-28T10:00:00Z")
            .withTask(aTask("Legal review").inProgressSince("2026-03-03T10:00:00Z"));

    assertThat(answer(run, daysEach(5, 6, 7, 7, 8, 9, 10, 10, 11, 14), "How long it takes"))
        .contains(
            "The process has been running for 12 days. Usually it takes 5 to 14 days (the last 10"
                + " completed, since 1 January 2026).");
    assertThat(answer(run, daysEach(5, 6, 7, 7, 8, 9, 10, 10, 11, 14), "What takes longest"))
        .contains("“Legal review”: open for 9 days.");
    assertThat(
            answer(
                aRun()
                    .status(RunStatus.Kind.COMPLETE, "complete")
                    .started("2026-03-01T10:00:00Z")
                    .completed("2026-03-09T10:00:00Z")
                    .withTask(finished("2026-03-08T10:00:00Z")),
                daysEach(3, 3, 3, 3, 3, 3, 3, 3),
                "How long it takes"))
        .contains(
            "The process took 8 days. Usually it takes about 3 days (the last 8 completed,"
                + " since 1 January 2026).");
  }

  @Test
  void saysNothingOfOthersWithFewerThanEight() {
    RunBuilder run = aRun().withTask(aTask("Sign").inProgressSince("2026-03-03T10:00:00Z"));

    assertThat(answer(run, daysEach(5, 6, 7, 7, 8, 9, 10), "How long it takes")).isEmpty();
    assertThat(answer(run, daysEach(5, 6, 7, 7, 8, 9, 10), "Likely end"))
        .contains("No estimate possible: 1 of 1 open task has no deadline.");
  }

  @Test
  void tellsAShortUsualTimeInItsOwnUnit() {
    RunBuilder run = aRun().withTask(aTask("Sign"));
    Optional<Yardstick> hours =
        measured(List.of(1L, 2L, 2L, 3L, 3L, 3L, 4L, 20L).stream().map(Duration::ofHours).toList());
    Optional<Yardstick> minutes =
        measured(
            List.of(5L, 6L, 7L, 8L, 9L, 9L, 9L, 30L).stream().map(Duration::ofMinutes).toList());
    Optional<Yardstick> mixed =
        measured(
            List.of(1L, 50L, 50L, 60L, 60L, 60L, 70L, 72L).stream()
                .map(Duration::ofHours)
                .toList());

    assertThat(answer(run, hours, "How long it takes").orElseThrow()).contains("1 to 20 hours");
    assertThat(answer(run, minutes, "How long it takes").orElseThrow()).contains("5 to 30 minutes");
    assertThat(answer(run, mixed, "How long it takes").orElseThrow()).contains("up to 3 days");
  }

  @Test
  void takesTheUsualTimeForTheEndWhereTheRunAloneHasNoBasis() {
    RunBuilder run =
        aRun()
            .started("2026-03-02T10:00:00Z")
            .withTask(aTask("Open").inProgressSince("2026-03-03T10:00:00Z"));
    Optional<Yardstick> yardstick = daysEach(2, 5, 9, 11, 12, 13, 14, 15, 16, 17, 18, 20);

    // ten days have passed: those of 11 to 20 days count
    assertThat(answer(run, yardstick, "Likely end"))
        .contains(
            "13 – 22 Mar 2026; about 80% likely. Estimated from 9 of the last 12 completed processes"
                + " of this kind (since 1 January 2026): those that took longer than this one so"
                + " far.");
    assertThat(answer(run, daysEach(2, 5, 5, 5, 5, 9, 11, 12, 13, 14, 15, 16, 17), "Likely end"))
        .as("only seven took longer")
        .contains("No estimate possible: 1 of 1 open task has no deadline.");
  }

  @Test
  void prefersItsOwnTasksForTheEnd() {
    RunBuilder run =
        aRun()
            .withTask(aTask("Open").due("2026-03-20T10:00:00Z"))
            .withTask(finished("2026-03-03T10:00:00Z").due("2026-03-03T10:00:00Z"))
            .withTask(finished("2026-03-05T10:00:00Z").due("2026-03-04T10:00:00Z"))
            .withTask(finished("2026-03-08T10:00:00Z").due("2026-03-06T10:00:00Z"));

    assertThat(answer(run, daysEach(30, 30, 30, 30, 30, 30, 30, 30, 30), "Likely end"))
        .isEqualTo(answer(run, "Likely end"));
  }

  @Test
  void takesTheUsualTimeWhereConfidentialTasksAreOpen() {
    RunBuilder run =
        aRun()
            .started("2026-03-02T10:00:00Z")
            .withConfidential(1, 0)
            .withTask(aTask("Open").due("2026-03-20T10:00:00Z"));

    assertThat(answer(run, "Likely end")).isEmpty();
    assertThat(
            answer(run, daysEach(11, 12, 13, 14, 15, 16, 17, 18, 20), "Likely end").orElseThrow())
        .startsWith("13 – 22 Mar 2026");
  }

  @Test
  void asksNothingOfARunThatIsOver() {
    RunBuilder archived = aRun().archived("2026-03-10T10:00:00Z").withTask(aTask("Open"));

    assertThat(new Outlook(archived.build(), RunState.ARCHIVED, Optional.empty(), words()).facts())
        .isEmpty();
  }

  private static TaskBuilder finished(String instant) {
    return aTask("Finished").doneBy(ANA, instant);
  }

  private static Optional<String> answer(RunBuilder builder, String question) {
    return answer(builder, Optional.empty(), question);
  }

  private static Optional<String> answer(
      RunBuilder builder, Optional<Yardstick> yardstick, String question) {
    Run run = builder.build();
    return new Outlook(run, RunState.of(run), yardstick, words())
        .facts().stream()
            .filter(fact -> fact.label().equals(question))
            // a range is written with thin spaces
            .map(fact -> fact.text().replace('\u2009', ' '))
            .findFirst();
  }

  private static Optional<Yardstick> daysEach(int... days) {
    return measured(IntStream.of(days).mapToObj(Duration::ofDays).toList());
  }

  private static Optional<Yardstick> measured(List<Duration> durations) {
    return Optional.of(
        new Yardstick(durations, Optional.of(Instant.parse("2026-01-01T10:00:00Z"))));
  }

  private static Wording words() {
    return Pages.words(TEXTS, new Moments(NOW, ZoneId.of("Europe/Berlin"), TEXTS));
  }
}
