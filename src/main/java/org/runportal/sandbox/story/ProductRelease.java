package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.GRACE;
import static org.runportal.sandbox.story.Directory.JONAS;
import static org.runportal.sandbox.story.Directory.MARKETING;
import static org.runportal.sandbox.story.Directory.MEI;
import static org.runportal.sandbox.story.Directory.RELEASE_CREW;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.ArrayList;
import java.util.List;

/** An ordinary run on time: exactly 20 tasks in 4 stages, 9 done, nothing late. */
final class ProductRelease {
  private static final Template TEMPLATE =
      new Template(301, "Product release", "<p>From freeze to announcement.</p>", 16, null);
  private static final int DONE = 9;
  private static final List<Member> PEOPLE = List.of(MEI, JONAS, GRACE);

  private ProductRelease() {}

  static Story story(String id, Now now) {
    StoryDraft story =
        new StoryDraft(id, 5201, TEMPLATE, "Release 4.2 – stock app", MEI, now.day(-14, "10:00"))
            .summary("<p>Barcode scanning and offline counting.</p>")
            .due(now.day(12, "17:00"))
            .sharedWith(RELEASE_CREW)
            .tags(new Tag("4.2", "#3949ab"), new Tag("Stock app", "#c6ff00"))
            .watchedBy(MEI, "electric");
    stage(
        story,
        "Freeze",
        now,
        1,
        "Close the feature list",
        "Branch the code",
        "Update the licences",
        "Freeze the texts",
        "Tell support");
    stage(
        story,
        "Test",
        now,
        6,
        "Test the installation",
        "Test the update from 4.1",
        "Test offline counting",
        "Test barcode scanning",
        "Measure the start time",
        "Fix what was found");
    stage(
        story,
        "Prepare",
        now,
        12,
        "Write release notes",
        "Record the demo film",
        "Translate the notes",
        "Build the release",
        "Approve the release");
    stage(
        story,
        "Publish",
        now,
        17,
        "Publish to the store",
        "Watch error reports",
        "Announce to customers",
        "Look back with the team");
    return story.build();
  }

  private static void stage(
      StoryDraft story, String title, Now now, int firstPosition, String... titles) {
    List<TaskDraft> drafts = new ArrayList<>();
    for (int i = 0; i < titles.length; i++) {
      drafts.add(step(titles[i], firstPosition + i, now));
    }
    story.stage(title, drafts.toArray(TaskDraft[]::new));
  }

  private static TaskDraft step(String title, int position, Now now) {
    Member owner = PEOPLE.get(position % PEOPLE.size());
    TaskDraft step = task(title).by(owner);
    if (title.contains("Announce") || title.contains("film")) {
      step.by(MARKETING);
    }
    if (title.startsWith("Approve")) {
      step.approval();
    }
    if (position <= DONE) {
      return step.due(now.day(position - DONE - 2, "17:00"))
          .done(owner, now.day(position - DONE - 3, "15:00"));
    }
    step.due(now.day(position - DONE, "17:00"));
    return position <= DONE + 2 ? step.begun(now.day(-3, "15:00")) : step;
  }
}
