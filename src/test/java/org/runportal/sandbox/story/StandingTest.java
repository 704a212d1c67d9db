package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.sandbox.story.Directory.ANA;
import static org.runportal.sandbox.story.Moments.A_THURSDAY;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant LAUNCH = A_THURSDAY.day(-5, "09:00");
  private static final Instant YESTERDAY = A_THURSDAY.day(-1, "12:00");
  private static final Instant NEXT_WEEK = A_THURSDAY.day(7, "17:00");

  @Test
  void countsNoSkippedTask() {
    Standing standing =
        standing(
            story()
                .withoutStage(
                    task("done").done(ANA, YESTERDAY),
                    task("open").due(NEXT_WEEK),
                    task("skipped").due(A_THURSDAY.day(-3, "17:00")).skipped()));

    assertThat(standing.complete()).isEqualTo(1);
    assertThat(standing.total()).isEqualTo(2);
    assertThat(standing.percent()).isEqualTo(50);
    assertThat(standing.late()).isZero();
    assertThat(standing.maxTaskDeadline()).isEqualTo(NEXT_WEEK);
  }

  @Test
  void isZeroOfZeroWithoutTasks() {
    Standing standing = standing(story());

    assertThat(standing.total()).isZero();
    assertThat(standing.percent()).isZero();
    assertThat(standing.status()).isEqualTo("active");
    assertThat(standing.completedAt()).isNull();
    assertThat(standing.maxTaskDeadline()).isNull();
  }

  @Test
  void isCompleteOnceAllCountedTasksAreDone() {
    Standing standing =
        standing(story().withoutStage(task("a").done(ANA, YESTERDAY), task("b").skipped()));

    assertThat(standing.status()).isEqualTo("complete");
    assertThat(standing.completedAt()).isEqualTo(YESTERDAY);
  }

  @Test
  void isAProblemWhileOneIsOpen() {
    assertThat(
            standing(story().withoutStage(task("a").problem(ANA, YESTERDAY, "<p>Stuck.</p>")))
                .status())
        .isEqualTo("problem");
  }

  @Test
  void isNoProblemOnceItIsResolved() {
    assertThat(
            standing(
                    story()
                        .withoutStage(
                            task("a")
                                .problem(ANA, YESTERDAY, "<p>Stuck.</p>")
                                .resolved(ANA, YESTERDAY, "<p>Free again.</p>")))
                .status())
        .isEqualTo("active");
  }

  @Test
  void ranksArchivedBeforeIssueBeforeProblem() {
    StoryDraft held =
        story().openIssue().withoutStage(task("a").problem(ANA, YESTERDAY, "<p>Stuck.</p>"));
    assertThat(standing(held).status()).isEqualTo("issue");
    assertThat(standing(held.archived(YESTERDAY)).status()).isEqualTo("archived");
  }

  @Test
  void countsOnlyOpenTasksPastTheirDeadlineAsLate() {
    Standing standing =
        standing(
            story()
                .due(YESTERDAY)
                .withoutStage(
                    task("done late").due(A_THURSDAY.day(-2, "17:00")).done(ANA, YESTERDAY),
                    task("late").due(YESTERDAY),
                    task("in time").due(NEXT_WEEK)));

    assertThat(standing.late()).isEqualTo(1);
    assertThat(standing.dueDatePassed()).isTrue();
    assertThat(standing.dueSoon()).isFalse();
  }

  @Test
  void isDueSoonWithinADay() {
    assertThat(standing(story().withoutStage(task("a").due(A_THURSDAY.day(1, "09:00")))).dueSoon())
        .isTrue();
    assertThat(standing(story().withoutStage(task("a").due(A_THURSDAY.day(1, "17:00")))).dueSoon())
        .isFalse();
  }

  private static StoryDraft story() {
    return new StoryDraft("s", 1, new Template(1, "Template", null, 0, null), "Run", ANA, LAUNCH);
  }

  private static Standing standing(StoryDraft draft) {
    return Standing.of(draft.build(), A_THURSDAY);
  }
}
