package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.ANA;
import static org.runportal.sandbox.story.Directory.DORA;
import static org.runportal.sandbox.story.Directory.JONAS;
import static org.runportal.sandbox.story.Directory.LENA;
import static org.runportal.sandbox.story.Directory.MEI;
import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.Directory.PRIYA;
import static org.runportal.sandbox.story.Directory.SAM;
import static org.runportal.sandbox.story.Directory.TOMAS;
import static org.runportal.sandbox.story.Directory.YUSUF;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.stream.Stream;

/**
 * A run without a template: the same work for each of nine people, one of them invited, one
 * disabled; its public page hides the comments.
 */
final class FireDrill {
  private FireDrill() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5264, Template.NONE, "Read the new fire drill rules", OISIN, now.day(-3, "09:00"))
        .hidesCommentsPublicly()
        .withoutStage(
            Stream.of(ANA, DORA, JONAS, LENA, MEI, PRIYA, SAM, TOMAS, YUSUF)
                .map(member -> reading(member, now))
                .toArray(TaskDraft[]::new))
        .build();
  }

  private static TaskDraft reading(Member member, Now now) {
    TaskDraft task =
        task("Read the new fire drill rules").by(member).oneOff().due(now.day(6, "17:00"));
    return member == SAM
        ? task.says(SAM, now.day(-1, "10:15"), "<p>The cellar door does not open.</p>")
            .done(SAM, now.day(-1, "10:20"))
        : task.begun(now.day(-3, "09:00"));
  }
}
