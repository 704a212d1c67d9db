package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.sandbox.story.Moments.A_THURSDAY;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextTaskTest {
  private static final Instant OVERDUE = A_THURSDAY.day(-2, "17:00");
  private static final Instant TOMORROW = A_THURSDAY.day(1, "17:00");
  private static final Instant LATER = A_THURSDAY.day(9, "17:00");

  static Stream<Arguments> cases() {
    return Stream.of(
        row("no task at all", null),
        row("all are done", null, done("a"), done("b")),
        row("only skipped ones are left", null, done("a"), task("b").due(OVERDUE).skipped()),
        row("the earliest deadline, not the first place", "b", due("a", LATER), due("b", TOMORROW)),
        row("an overdue task too", "b", due("a", TOMORROW), due("b", OVERDUE)),
        row("a task in progress too", "b", due("a", LATER), due("b", TOMORROW).begun(OVERDUE)),
        row("never a done one", "b", done("a").due(OVERDUE), due("b", LATER)),
        row("never a skipped one", "b", due("a", OVERDUE).skipped(), due("b", LATER)),
        row("no deadline comes last", "b", task("a"), due("b", LATER)),
        row("no deadline if there is no other", "b", done("a"), task("b")),
        row("of two without deadline the first place", "a", task("a"), task("b")),
        row("of two at one time the first place", "a", due("a", LATER), due("b", LATER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isTheOpenTaskWithTheEarliestDeadline(String name, String expected, List<TaskDraft> drafts) {
    List<Task> tasks = placed(drafts);

    assertThat(NextTask.of(tasks).map(Task::title).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void doesNotDependOnTheOrderTasksAreListedIn(
      String name, String expected, List<TaskDraft> drafts) {
    List<Task> tasks = placed(drafts);
    Collections.reverse(tasks);

    assertThat(NextTask.of(tasks).map(Task::title).orElse(null)).isEqualTo(expected);
  }

  @Test
  void breaksATieOfPositionsByNumber() {
    Task second = task("second").placed("s", 12, 1, null, TEMPLATE, OVERDUE);
    Task first = task("first").placed("s", 11, 1, null, TEMPLATE, OVERDUE);

    assertThat(NextTask.of(List.of(second, first))).contains(first);
  }

  private static final Template TEMPLATE = new Template(1, "Template", null, 0, null);

  private static List<Task> placed(List<TaskDraft> drafts) {
    Task[] tasks = new Task[drafts.size()];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = drafts.get(i).placed("s", 100 + i, i + 1, null, TEMPLATE, OVERDUE);
    }
    return Arrays.asList(tasks);
  }

  private static TaskDraft due(String title, Instant deadline) {
    return task(title).due(deadline);
  }

  private static TaskDraft done(String title) {
    return task(title).done(Directory.ANA, OVERDUE);
  }

  private static Arguments row(String name, String expected, TaskDraft... tasks) {
    return Arguments.of(name, expected, List.of(tasks));
  }
}
