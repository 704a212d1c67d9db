package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.COMPLIANCE;
import static org.runportal.sandbox.story.Directory.COUNSEL;
import static org.runportal.sandbox.story.Directory.GRACE;
import static org.runportal.sandbox.story.Directory.PRIYA;
import static org.runportal.sandbox.story.Directory.QUALITY;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/** A run blocked by an issue, with tasks of a deleted member and without owners. */
final class IsoAudit {
  private static final Template TEMPLATE =
      new Template(283, "Yearly audit", "<p>Quality management.</p>", 5, "Scope of the audit");

  private IsoAudit() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5155, TEMPLATE, "ISO 9001 audit – Lisbon", PRIYA, now.day(-18, "09:00"))
        .owner(GRACE)
        .summary("<p>The auditor has postponed; all tasks wait for the new date.</p>")
        .due(now.day(25, "17:00"))
        .openIssue()
        .sharedWith(COMPLIANCE, QUALITY)
        .tags(new Tag("Audit", "#1a237e"), new Tag("On hold", "#f8bbd0"))
        .kickOff(
            Question.text("Standard", "ISO 9001:2015").mandatory(),
            Question.multiselect("Sites", List.of("Lisbon", "Berlin", "Riyadh"), List.of("Lisbon")))
        .stage(
            "Prepare",
            task("Collect last year's findings")
                .byUser(Directory.DELETED_USER)
                .due(now.day(-14, "17:00"))
                .done(GRACE, now.day(-15, "14:40")),
            task("Update the process map")
                .by(QUALITY)
                .begun(now.day(-15, "14:40"))
                .due(now.day(7, "17:00")),
            task("Name the interview partners")
                .byUser(Directory.DELETED_USER)
                .begun(now.day(-15, "14:40"))
                .due(now.day(9, "17:00")))
        .stage(
            "Audit",
            task("Opening meeting").by(PRIYA, GRACE).by(COUNSEL).due(now.day(18, "10:00")),
            task("Walk through the warehouse").due(now.day(18, "15:00")))
        .stage(
            "Close",
            task("Answer the findings").by(COMPLIANCE).due(now.day(24, "17:00")),
            task("Sign the report").by(GRACE).approval().due(now.day(25, "17:00")))
        .build();
  }
}
