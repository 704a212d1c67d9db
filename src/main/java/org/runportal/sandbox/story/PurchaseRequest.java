package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.ANA;
import static org.runportal.sandbox.story.Directory.DIEGO;
import static org.runportal.sandbox.story.Directory.FINANCE;
import static org.runportal.sandbox.story.Directory.PROCUREMENT;
import static org.runportal.sandbox.story.Directory.SAM;
import static org.runportal.sandbox.story.TaskDraft.task;

/**
 * An approval was rejected and an automation skipped all tasks after it: every counted task is
 * done, none is next, and the run is not archived.
 */
final class PurchaseRequest {
  private static final Template TEMPLATE =
      new Template(265, "Purchase request", "<p>For everything above 5,000 €.</p>", 201, "Request");

  private PurchaseRequest() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5214, TEMPLATE, "Purchase request – second forklift", DIEGO, now.day(-8, "09:40"))
        .summary("<p>Request declined, see the approval.</p>")
        .due(now.day(9, "17:00"))
        .sharedWith(FINANCE, PROCUREMENT)
        .tags(new Tag("Warehouse", "#ff6f00"))
        .kickOff(
            Question.text("What", "Forklift, 2 t, electric").mandatory(),
            Question.text("Price", "38,400 €").mandatory(),
            Question.file("Offer", new Upload("offer-forklift.pdf", 3, now.day(-8, "09:30"))))
        .stage(
            "Request",
            task("Compare two offers")
                .by(DIEGO)
                .due(now.day(-5, "17:00"))
                .done(DIEGO, now.day(-6, "15:15")),
            task("Check the budget")
                .by(SAM)
                .due(now.day(-4, "17:00"))
                .begun(now.day(-6, "15:15"))
                .done(SAM, now.day(-5, "10:20")))
        .stage(
            "Decision",
            task("Approve the purchase")
                .by(ANA)
                .due(now.day(-2, "17:00"))
                .begun(now.day(-5, "10:20"))
                .rejected(ANA, now.day(-3, "13:35"))
                .says(ANA, now.day(-3, "13:34"), "<p>Lease one for the season instead.</p>"))
        .stage(
            "Order",
            task("Send the order").by(PROCUREMENT).due(now.day(4, "17:00")).skipped(),
            task("Pay the deposit").by(FINANCE).due(now.day(9, "17:00")).skipped())
        .build();
  }
}
