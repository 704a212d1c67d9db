package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder.TaskBuilder;
import org.runportal.run.Task;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

class SpansTest {
  /** A Thursday, 11:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private static final Person ANA = new Person.Member("1001", Optional.empty());

  /** The run of the builder began on 2 March, 10:00 in Berlin. */
  private static final String LAUNCH = "2026-03-02T10:00";

  @Test
  void anOpenTaskLastsUntilNow() {
    Drawn task =
        drawn(aTask("Sign").inProgressSince("2026-03-10T08:00:00Z").due("2026-03-14T16:00:00Z"));

    assertThat(task.real()).contains(span("2026-03-10T09:00", "2026-03-12T11:00"));
    assertThat(task.planned()).contains(span("2026-03-10T09:00", "2026-03-14T17:00"));
    assertThat(task.late()).isEmpty();
  }

  @Test
  void aDoneTaskLastedUntilItsCompletion() {
    Drawn task =
        drawn(
            aTask("Sign")
                .inProgressSince("2026-03-03T08:00:00Z")
                .due("2026-03-05T16:00:00Z")
                .doneBy(ANA, "2026-03-04T10:00:00Z"));

    assertThat(task.real()).contains(span("2026-03-03T09:00", "2026-03-04T11:00"));
    assertThat(task.late()).isEmpty();
  }

  @Test
  void aTaskOfWhichOnlyTheCompletionIsKnownIsOneMoment() {
    assertThat(drawn(aTask("Sign").doneBy(ANA, "2026-03-04T10:00:00Z")).real())
        .contains(span("2026-03-04T11:00", "2026-03-04T11:00"));
  }

  @Test
  void aTaskThatWasNotStartedHasNoRealTime() {
    Drawn task = drawn(aTask("Sign").due("2026-03-20T16:00:00Z"));

    assertThat(task.real()).isEmpty();
    assertThat(task.planned()).contains(span(LAUNCH, "2026-03-20T17:00"));
  }

  @Test
  void aTaskToBeStartedLaterHasNoRealTimeYet() {
    assertThat(drawn(aTask("Sign").inProgressSince("2026-03-13T08:00:00Z")).real()).isEmpty();
  }

  @Test
  void aTaskWithoutTimesIsNotDrawn() {
    Drawn task = drawn(aTask("Sign"));

    assertThat(task.real()).isEmpty();
    assertThat(task.planned()).isEmpty();
    assertThat(task.late()).isEmpty();
  }

  @Test
  void aPlanWithoutAStartBeginsAtTheDeadlineBefore() {
    Run run =
        aRun()
            .withTask(aTask("Last").due("2026-03-20T16:00:00Z"))
            .withTask(aTask("First").due("2026-03-13T16:00:00Z"))
            .withTask(aTask("Also first").due("2026-03-13T16:00:00Z"))
            .withTask(aTask("Hidden").due("2026-03-19T16:00:00Z").hidden())
            .build();

    assertThat(drawn(run, 0).planned()).contains(span("2026-03-13T17:00", "2026-03-20T17:00"));
    assertThat(drawn(run, 1).planned()).contains(span(LAUNCH, "2026-03-13T17:00"));
    assertThat(drawn(run, 2).planned()).contains(span(LAUNCH, "2026-03-13T17:00"));
  }

  @Test
  void aDeadlineBeforeTheRunBeganIsOneMoment() {
    assertThat(drawn(aTask("Sign").due("2026-02-20T16:00:00Z")).planned())
        .contains(span("2026-02-20T17:00", "2026-02-20T17:00"));
  }

  @Test
  void aTaskStartedAfterItsDeadlineIsLateFromItsBeginOn() {
    Drawn task =
        drawn(aTask("Sign").inProgressSince("2026-03-10T08:00:00Z").due("2026-03-09T16:00:00Z"));

    assertThat(task.planned()).contains(span(LAUNCH, "2026-03-09T17:00"));
    assertThat(task.real()).contains(span("2026-03-10T09:00", "2026-03-12T11:00"));
    assertThat(task.late()).contains(span("2026-03-10T09:00", "2026-03-12T11:00"));
    assertThat(task.lateness()).isEqualTo("3 days late");
  }

  @Test
  void aTaskDoneLateStaysAsLateAsItWas() {
    Drawn task =
        drawn(aTask("Sign").due("2026-03-04T10:00:00Z").doneBy(ANA, "2026-03-04T13:30:00Z"));

    assertThat(task.late()).contains(span("2026-03-04T11:00", "2026-03-04T14:30"));
    assertThat(task.lateness()).isEqualTo("3 hours late");
  }

  @Test
  void aDayIsOverAtItsEndInEveryZone() {
    for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"}) {
      Run run = aRun().withTask(aTask("Sign").dueOn("2026-03-13")).build();
      Drawn task = drawn(run, 0, ZoneId.of(zone));

      assertThat(task.planned().orElseThrow().to())
          .as(zone)
          .isEqualTo(LocalDateTime.parse("2026-03-14T00:00"));
      assertThat(task.late()).as(zone).isEmpty();
    }
  }

  @Test
  void aMissedDayIsLateFromTheNextDayOn() {
    Drawn task = drawn(aTask("Sign").dueOn("2026-03-10"));

    assertThat(task.late()).contains(span("2026-03-11T00:00", "2026-03-12T11:00"));
    assertThat(task.lateness()).isEqualTo("2 days late");
  }

  @Test
  void nobodyIsLateInAnArchivedRun() {
    Run run =
        aRun()
            .archived("2026-03-11T10:00:00Z")
            .withTask(
                aTask("Sign").inProgressSince("2026-03-03T08:00:00Z").due("2026-03-04T16:00:00Z"))
            .build();

    assertThat(drawn(run, 0).late()).isEmpty();
    assertThat(drawn(run, 0).real()).contains(span("2026-03-03T09:00", "2026-03-11T11:00"));
  }

  @Test
  void anEndBeforeTheBeginningIsOneMoment() {
    Drawn task =
        drawn(
            aTask("Sign")
                .inProgressSince("2026-03-05T08:00:00Z")
                .doneBy(ANA, "2026-03-04T10:00:00Z"));

    assertThat(task.real()).contains(span("2026-03-05T09:00", "2026-03-05T09:00"));
  }

  private record Drawn(
      Optional<Span> planned, Optional<Span> real, Optional<Span> late, String lateness) {}

  private static Drawn drawn(TaskBuilder task) {
    return drawn(aRun().withTask(task).build(), 0);
  }

  private static Drawn drawn(Run run, int task) {
    return drawn(run, task, ZoneId.of("Europe/Berlin"));
  }

  private static Drawn drawn(Run run, int task, ZoneId zone) {
    Texts texts = Texts.in(Locale.UK);
    Spans spans = new Spans(run, Pages.words(texts, new Moments(NOW, zone, texts)));
    Task one = run.plan().tasks().items().get(task);
    return new Drawn(
        spans.planned(one),
        spans.real(one),
        spans.late(one),
        spans.missed(one).map(deadline -> deadline.badge().text()).orElse(""));
  }

  private static Span span(String from, String to) {
    return new Span(LocalDateTime.parse(from), LocalDateTime.parse(to));
  }
}
