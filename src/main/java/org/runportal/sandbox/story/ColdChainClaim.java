package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.DIEGO;
import static org.runportal.sandbox.story.Directory.FINANCE;
import static org.runportal.sandbox.story.Directory.GRACE;
import static org.runportal.sandbox.story.Directory.INES;
import static org.runportal.sandbox.story.Directory.QUALITY;
import static org.runportal.sandbox.story.Directory.TOMAS;
import static org.runportal.sandbox.story.Directory.WAREHOUSE;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/** A run with one open and one resolved problem. */
final class ColdChainClaim {
  private static final Template TEMPLATE =
      new Template(
          297,
          "Delivery complaint",
          "<p>What to do when goods arrive spoiled.</p>",
          63,
          "Delivery");

  private ColdChainClaim() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5209, TEMPLATE, "Complaint – order 40817 arrived warm", GRACE, now.day(-4, "08:45"))
        .owner(TOMAS)
        .summary("<p>Pallet 3 of 5 was above −15 °C on arrival.</p>")
        .due(now.day(6, "17:00"))
        .sharedWith(QUALITY)
        .tags(new Tag("Cold chain", "#00e5ff"), new Tag("Claim", "#b00020"))
        .kickOff(
            Question.text("Order number", "40817").mandatory(),
            Question.moment("Arrived at", now.day(-4, "07:50")),
            Question.file("Photo", new Upload("pallet-3.jpg", 1, now.day(-4, "08:10"))))
        .watchedBy(TOMAS, "electric")
        .stage(
            "Secure",
            task("Lock the pallet")
                .by(WAREHOUSE)
                .due(now.day(-3, "12:00"))
                .done(DIEGO, now.day(-4, "10:30")),
            task("Read the temperature log")
                .by(GRACE)
                .due(now.day(-2, "17:00"))
                .done(GRACE, now.day(-3, "11:10"))
                .problem(GRACE, now.day(-4, "15:00"), "<p>The logger needs a new battery.</p>")
                .resolved(GRACE, now.day(-3, "11:00"), "<p>Read out with the spare reader.</p>")
                .asks(
                    Question.table(
                        "Readings",
                        List.of("Time", "°C"),
                        List.of(
                            List.of("02:00", "-18.2"),
                            List.of("04:00", "-11.7"),
                            List.of("06:00", "-9.4")))))
        .stage(
            "Settle",
            task("Carrier's statement")
                .by(INES)
                .begun(now.day(-3, "11:10"))
                .due(now.day(2, "17:00"))
                .problem(
                    TOMAS,
                    now.day(-1, "14:25"),
                    "<p>The carrier denies the claim: their log shows −18 °C throughout.</p>")
                .says(INES, now.day(-1, "16:05"), "<p>I have asked the driver again.</p>"),
            task("Decide: return, dispose or accept").by(GRACE).approval().due(now.day(4, "12:00")),
            task("Book the credit note").by(FINANCE).due(now.day(6, "17:00")))
        .build();
  }
}
