package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runportal.page.ChartView.Bar;
import org.runportal.page.ChartView.Row;
import org.runportal.page.ChartView.Stage;
import org.runportal.run.Failure;
import org.runportal.run.Person;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunLookup;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

class ChartPresenterTest {
  /** A Thursday, 11:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private static final Person ANA = new Person.Member("1001", Optional.empty());

  @Test
  void drawsEveryTaskOnALineOfItsOwn() {
    ChartView chart =
        chart(
            aRun()
                .withTask(aTask("First").doneBy(ANA, "2026-03-03T10:00:00Z"))
                .withTask(
                    aTask("Second")
                        .inProgressSince("2026-03-03T10:00:00Z")
                        .due("2026-03-10T10:00:00Z")));

    assertThat(chart.drawing().bars())
        .extracting(bar -> bar.lane() + " " + bar.kind() + " " + bar.text())
        .containsExactly(
            "1 real ", "1 name First", "2 plan ", "2 real ", "2 late ", "2 name Second");
    Bar name = chart.drawing().bars().get(5);
    assertThat(name.from()).isEqualTo(LocalDateTime.parse("2026-03-03T11:00"));
    assertThat(name.to()).isEqualTo(LocalDateTime.parse("2026-03-12T11:00"));
  }

  @Test
  void groupsByStageInTheOrderOfThePlan() {
    ChartView chart =
        chart(
            aRun()
                .withStage("a", "Intake")
                .withStage("b", "Nothing yet")
                .withStage("c", "Review")
                .withTask(aTask("Nowhere").due("2026-03-20T10:00:00Z"))
                .withTask(aTask("Later").in("c").due("2026-03-20T10:00:00Z"))
                .withTask(aTask("No times").in("b"))
                .withTask(aTask("Sooner").in("a").due("2026-03-20T10:00:00Z")));

    assertThat(chart.drawing().stages())
        .extracting(Stage::title)
        .containsExactly("Intake", "Review", "Other tasks");
    assertThat(chart.table().rows())
        .extracting(Row::title)
        .containsExactly("Sooner", "No times", "Later", "Nowhere");
    assertThat(chart.table().rows())
        .extracting(Row::timed)
        .containsExactly(true, false, true, true);
  }

  @Test
  void leavesHiddenTasksOut() {
    ChartView chart =
        chart(
            aRun()
                .withTask(aTask("Hidden").due("2026-03-20T10:00:00Z").hidden())
                .withTask(aTask("Sign").due("2026-03-21T10:00:00Z")));

    assertThat(chart.table().rows()).extracting(Row::title).containsExactly("Sign");
    assertThat(chart.table().omitted()).isEmpty();
  }

  @Test
  void tellsInTheTableWhatTheBarsShow() {
    Row row =
        chart(
                aRun()
                    .withTask(
                        aTask("Sign")
                            .inProgressSince("2026-03-03T08:00:00Z")
                            .due("2026-03-05T16:00:00Z")
                            .doneBy(ANA, "2026-03-09T10:00:00Z")))
            .table()
            .rows()
            .get(0);

    assertThat(row.status().text()).isEqualTo("Done");
    assertThat(row.planned().absolute()).contains("5 Mar").contains("17:00");
    assertThat(row.started().absolute()).contains("3 Mar").contains("09:00");
    assertThat(row.completed().absolute()).contains("9 Mar").contains("11:00");
    assertThat(row.late().text()).isEqualTo("4 days late");
  }

  @Test
  void showsOfVeryManyTasksTheNearestOpenOnesAndThoseDoneLast() {
    RunBuilder run = aRun();
    for (int i = 0; i < 4_850; i++) {
      run.withTask(
          aTask("Done " + i)
              .doneBy(ANA, Instant.parse("2026-03-03T00:00:00Z").plusSeconds(i).toString()));
    }
    for (int i = 0; i < 150; i++) {
      run.withTask(aTask("Open " + i).due("2026-03-20T10:00:00Z"));
    }

    ChartView chart = chart(run);

    assertThat(chart.table().rows()).hasSize(200);
    assertThat(chart.table().rows())
        .extracting(Row::title)
        .startsWith("Done 4800")
        .endsWith("Open 149");
    assertThat(chart.table().omitted()).startsWith("4,800 more tasks are not shown");
  }

  @Test
  void framesEverythingWithAMargin() {
    ChartView chart = chart(aRun().withTask(aTask("Sign").due("2026-03-22T09:00:00Z")));

    assertThat(chart.drawing().frame().from()).isEqualTo(LocalDateTime.parse("2026-03-01T10:00"));
    assertThat(chart.drawing().frame().to()).isEqualTo(LocalDateTime.parse("2026-03-26T10:00"));
    assertThat(chart.drawing().now()).isEqualTo(LocalDateTime.parse("2026-03-12T11:00"));
  }

  /** One deadline seven years before the run began, and one in a far century. */
  @Test
  void showsTheRunThoughADeadlineIsAbsurd() {
    ChartView chart =
        chart(
            aRun()
                .started("2026-03-05T09:00:00Z")
                .withTask(
                    aTask("No start")
                        .due("2026-03-06T09:00:00Z")
                        .doneBy(ANA, "2026-03-07T09:00:00Z"))
                .withTask(
                    aTask("Old deadline")
                        .inProgressSince("2026-03-11T09:00:00Z")
                        .due("2019-01-01T00:00:00Z"))
                .withTask(aTask("Far deadline").due("2199-01-01T00:00:00Z"))
                .withTask(
                    aTask("Normal")
                        .inProgressSince("2026-03-05T09:00:00Z")
                        .due("2026-03-16T09:00:00Z")));

    assertThat(chart.drawing().frame().from()).isBetween(day("2026-03-01"), day("2026-03-06"));
    assertThat(chart.drawing().frame().to()).isBetween(day("2026-03-16"), day("2026-03-31"));
    assertThat(chart.drawing().bars())
        .filteredOn(bar -> bar.kind().value().equals("late"))
        .extracting(Bar::from)
        .as("nobody is late with what has not begun")
        .contains(LocalDateTime.parse("2026-03-11T10:00"))
        .allMatch(from -> from.isAfter(day("2026-03-05")));
    assertThat(chart.drawing().bars())
        .filteredOn(bar -> bar.lane() == 1 && bar.kind().value().equals("plan"))
        .extracting(Bar::from)
        .as("planned from the launch of the run, not from the absurd deadline")
        .containsExactly(LocalDateTime.parse("2026-03-05T10:00"));
    assertThat(chart.drawing().bars())
        .filteredOn(bar -> bar.kind().value().equals("name"))
        .extracting(Bar::text)
        .satisfiesExactly(
            name -> assertThat(name).isEqualTo("No start"),
            name -> assertThat(name).startsWith("Old deadline (due ").contains("2019", "outside"),
            name -> assertThat(name).startsWith("Far deadline (due ").contains("2199", "outside"),
            name -> assertThat(name).isEqualTo("Normal"));
  }

  /** A year and more after everything else, and a run that was dated to the year of the epoch. */
  @Test
  void isStretchedByNoDateThatLiesAlone() {
    ChartView chart =
        chart(
            aRun()
                .started("1970-01-01T00:00:00Z")
                .withTask(
                    aTask("Begun")
                        .inProgressSince("2026-03-05T09:00:00Z")
                        .due("2026-03-16T09:00:00Z"))
                .withTask(aTask("In a year").due("2027-03-01T09:00:00Z"))
                .withTask(aTask("Alone").due("2028-04-01T09:00:00Z"))
                .withTask(
                    aTask("Done in a far year")
                        .inProgressSince("2026-03-06T09:00:00Z")
                        .doneBy(ANA, "2199-01-01T00:00:00Z")));

    assertThat(chart.drawing().bars())
        .allMatch(bar -> !bar.from().isBefore(day("2026-03-05")))
        .allMatch(bar -> !bar.to().isAfter(day("2027-03-02")));
    assertThat(chart.table().rows())
        .extracting(ChartView.Row::outside)
        .containsExactly(false, false, true, false);
  }

  @Test
  void drawsTheBarsOfTheTableToTheSameMeasure() {
    ChartView chart =
        chart(
            aRun()
                .started("2026-03-02T10:00:00Z")
                .withTask(
                    aTask("Sign")
                        .inProgressSince("2026-03-02T10:00:00Z")
                        .due("2026-03-07T10:00:00Z"))
                .withTask(aTask("Pay").due("2026-03-22T10:00:00Z"))
                .withTask(aTask("Some day")));

    assertThat(chart.drawing().axis())
        .isEqualTo(new ChartView.Axis("2 Mar 2026", "22 Mar 2026", 200));
    assertThat(chart.table().rows().get(0).marks())
        .extracting(ChartView.Mark::x, ChartView.Mark::width)
        .containsExactlyInAnyOrder(tuple(0, 100), tuple(0, 200), tuple(100, 100));
    assertThat(chart.table().rows().get(1).marks())
        .extracting(ChartView.Mark::x, ChartView.Mark::width)
        .containsExactly(tuple(100, 300));
    assertThat(chart.table().rows().get(2).marks()).isEmpty();
  }

  private static LocalDateTime day(String date) {
    return LocalDateTime.parse(date + "T00:00");
  }

  @Test
  void saysWhyThereIsNothing() {
    assertThat(chart(aRun()).table().none()).isEqualTo("There are no tasks.");
    assertThat(chart(aRun().withoutTasks()).table().none())
        .isEqualTo("Tallyfy did not send the tasks.");
    assertThat(chart(aRun().withTask(aTask("Sign"))).drawing().bars()).isEmpty();
  }

  @Test
  void saysThatACopyIsOld() {
    RunLookup.Old old =
        new RunLookup.Old(
            aRun().build(),
            NOW.minusSeconds(420),
            Failure.UNREACHABLE,
            Optional.of(Duration.ofSeconds(20)));

    assertThat(charts().of(Pages.loaded(RunPresenterTest.tenant(), old)).age().notice())
        .startsWith("Tallyfy is not answering.");
  }

  @Test
  void saysHowManyTasksAreConfidential() {
    assertThat(chart(aRun().withConfidential(1, 0)).table().unlisted())
        .isEqualTo("1 confidential task is not shown.");
    assertThat(chart(aRun().withConfidential(1, 0)).table().none()).isEmpty();
    assertThat(chart(aRun().withTask(aTask("Open"))).table().unlisted()).isEmpty();
  }

  private static ChartView chart(RunBuilder run) {
    return charts()
        .of(
            Pages.loaded(
                RunPresenterTest.tenant(), new RunLookup.Found(run.build(), NOW.minusSeconds(5))));
  }

  private static ChartPresenter charts() {
    Texts texts = Texts.in(Locale.UK);
    return new ChartPresenter(
        texts, new Moments(NOW, ZoneId.of("Europe/Berlin"), texts), KnownPeople.none());
  }
}
