package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.sandbox.story.Moments.A_THURSDAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoriesTest {
  static Stream<Now> moments() {
    return Moments.ofAWeek();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void areConsistentAtAnyTime(Now now) {
    for (Story story : Stories.allAt(now)) {
      assertThat(story.startedAt()).as(story.name()).isBefore(now.instant());
      if (story.archivedAt() != null) {
        assertThat(story.archivedAt()).isBetween(story.startedAt(), now.instant());
      }
      Set<String> stages = new HashSet<>(story.stages().stream().map(Stage::id).toList());
      for (Task task : story.tasks()) {
        String name = story.name() + ": " + task.title();
        if (task.stageId() != null) {
          assertThat(stages).as(name).contains(task.stageId());
        }
        assertThat(task.completedAt() != null).as(name).isEqualTo(task.isDone());
        assertThat(task.completer() != null ^ task.completerGuest() != null)
            .as(name)
            .isEqualTo(task.isDone());
        assertInOrder(name, past(story, task, now));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("moments")
  void countTwelveTasksFiveDoneOneLateInTheVendorOnboarding(Now now) {
    Story story = story("Vendor onboarding: one task overdue", now);
    Standing standing = Standing.of(story, now);

    assertThat(standing.complete()).isEqualTo(5);
    assertThat(standing.total()).isEqualTo(12);
    assertThat(standing.late()).isEqualTo(1);
    assertThat(standing.status()).isEqualTo("active");
    assertThat(story.stages()).hasSize(3);
    assertThat(NextTask.of(story.tasks()).map(Task::title)).contains("Verify bank details");
    assertThat(story.kickOff().stream().map(field -> field.question().type()))
        .containsExactlyInAnyOrder(
            "text",
            "textarea",
            "radio",
            "dropdown",
            "multiselect",
            "date",
            "email",
            "file",
            "table",
            "assignees_form");
  }

  @ParameterizedTest
  @MethodSource("moments")
  void keepATaskDueTomorrowOnTomorrowsDate(Now now) {
    Task next = NextTask.of(story("New hire Lukas Arndt: just started", now).tasks()).orElseThrow();
    LocalDate tomorrow = now.instant().atZone(now.zone()).toLocalDate().plusDays(1);

    assertThat(next.deadline().atZone(now.zone()).toLocalDate()).isEqualTo(tomorrow);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void areLateExactlyWhereIntended(Now now) {
    assertThat(
            Stories.all().stream()
                .map(Stories.Entry::label)
                .filter(label -> !label.startsWith("Trade fair"))
                .filter(label -> Standing.of(story(label, now), now).late() > 0))
        .containsExactly(
            "Vendor onboarding: one task overdue",
            "Office move: 60 tasks in 6 stages",
            "Plant shutdown: 1000 tasks in 20 stages",
            "Plant shutdown: 5000 tasks");
  }

  @Test
  void haveTheStatusOfTheirLabels() {
    assertThat(status("Quarterly close: completed")).isEqualTo("complete");
    assertThat(status("Trade fair stand: archived")).isEqualTo("archived");
    assertThat(status("New hire Lukas Arndt: just started")).isEqualTo("active");
    assertThat(status("Cold chain claim: problem reported")).isEqualTo("problem");
    assertThat(status("Purchase request: approval rejected")).isEqualTo("complete");
    assertThat(status("ISO audit: held up by an issue")).isEqualTo("issue");
  }

  @Test
  void haveAConfidentialTaskIfTheLabelSaysSo() {
    Story leaving = story("Leaving: one task is confidential");

    assertThat(leaving.tasks()).filteredOn(Task::confidential).hasSize(1);
    assertThat(NextTask.of(leaving.tasks())).get().matches(Task::confidential);
    assertThat(
            Stories.allAt(A_THURSDAY).stream()
                .flatMap(story -> story.tasks().stream())
                .filter(Task::confidential))
        .hasSize(1);
  }

  @Test
  void haveTheShapeOfTheirLabels() {
    assertThat(story("Office move: 60 tasks in 6 stages").tasks()).hasSize(60);
    assertThat(story("Office move: 60 tasks in 6 stages").stages()).hasSize(6);
    assertThat(story("Release 4.2: exactly 20 tasks").tasks()).hasSize(20);
    assertThat(story("Plant shutdown: 1000 tasks in 20 stages").tasks()).hasSize(1_000);
    assertThat(story("Plant shutdown: 1000 tasks in 20 stages").stages()).hasSize(20);
    assertThat(story("Plant shutdown: 5000 tasks").tasks()).hasSize(5_000);
    assertThat(story("Supplier survey: no tasks at all").tasks()).isEmpty();
    assertThat(story("Handbook rewrite: no deadlines").tasks())
        .allSatisfy(task -> assertThat(task.deadline()).isNull());
    assertThat(story("New hire Lukas Arndt: just started").tasks()).noneMatch(Task::isDone);
    assertThat(NextTask.of(story("Purchase request: approval rejected").tasks())).isEmpty();
    assertThat(Standing.of(story("Purchase request: approval rejected"), A_THURSDAY).rejected())
        .isEqualTo(1);
    String longest = story("Long names: markup and emoji to escape").name();
    assertThat(longest.codePointCount(0, longest.length())).isEqualTo(500);
    assertThat(longest).contains("'", "/", "<b>", "🚚");
  }

  @Test
  void haveIdsAndLabelsValidInAConfigurationValue() {
    assertThat(Stories.all())
        .hasSize(20)
        .doesNotHaveDuplicates()
        .allSatisfy(
            entry -> {
              assertThat(entry.id()).matches("[0-9a-f]{32}");
              // ASCII, because a properties file may be read as Latin-1
              assertThat(entry.label()).matches("[ -~]+").doesNotContain(",", "=", "\\", "$");
            });
    assertThat(Stories.all().get(0).id()).isEqualTo("b685eba4c49b24bc8c3aac51ebb40d69");
  }

  @Test
  void useUniqueIdsForTasksFieldsAndComments() {
    List<String> ids = new ArrayList<>();
    for (Story story : Stories.allAt(A_THURSDAY)) {
      story.stages().forEach(stage -> ids.add(stage.id()));
      for (Task task : story.tasks()) {
        ids.add(task.id());
        task.fields().forEach(field -> ids.add(field.id()));
        task.comments().forEach(comment -> ids.add(comment.id()));
      }
      story.kickOff().forEach(field -> ids.add(field.id()));
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void areEmptyForAnUnknownId() {
    assertThat(Stories.find("0f3c1a5b7d9e4c2a8b6d4f2e0c1a3b5d", A_THURSDAY)).isEmpty();
  }

  private static List<Instant> past(Story story, Task task, Now now) {
    List<Instant> past = new ArrayList<>(List.of(story.startedAt()));
    if (task.startedAt() != null) {
      past.add(task.startedAt());
    }
    if (task.completedAt() != null) {
      past.add(task.completedAt());
    }
    past.add(now.instant());
    task.comments()
        .forEach(
            comment ->
                assertThat(comment.at())
                    .as(task.title())
                    .isBetween(story.startedAt(), now.instant()));
    return past;
  }

  private static void assertInOrder(String name, List<Instant> moments) {
    assertThat(moments.stream().sorted().toList().equals(moments))
        .as("%s: %s", name, moments)
        .isTrue();
  }

  private static String status(String label) {
    return Standing.of(story(label), A_THURSDAY).status();
  }

  private static Story story(String label) {
    return story(label, A_THURSDAY);
  }

  private static Story story(String label, Now now) {
    return Stories.all().stream()
        .filter(entry -> entry.label().equals(label))
        .findFirst()
        .flatMap(entry -> Stories.find(entry.id(), now))
        .orElseThrow();
  }
}
