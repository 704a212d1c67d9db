package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.ANA;
import static org.runportal.sandbox.story.Directory.COMPLIANCE;
import static org.runportal.sandbox.story.Directory.COUNSEL;
import static org.runportal.sandbox.story.Directory.FINANCE;
import static org.runportal.sandbox.story.Directory.INES;
import static org.runportal.sandbox.story.Directory.PRIYA;
import static org.runportal.sandbox.story.Directory.SAM;
import static org.runportal.sandbox.story.Directory.TOMAS;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/**
 * Half completed: 5 of 12 tasks in 3 stages, one two days overdue, one due tomorrow, one skipped by
 * an automation; the kick-off form has all ten field types.
 */
final class VendorOnboarding {
  private static final Template TEMPLATE =
      new Template(
          311,
          "Vendor onboarding",
          "<p>How we bring a new vendor on board.</p>",
          27,
          "Tell us about the vendor");

  private VendorOnboarding() {}

  static Story story(String id, Now now) {
    StoryDraft story =
        new StoryDraft(
                id, 5217, TEMPLATE, "Vendor onboarding – Harbour Foods", ANA, now.day(-10, "10:00"))
            .summary("<p>Go-live must happen before the <strong>spring catalogue</strong>.</p>")
            .starred()
            .publicLink()
            .due(now.day(15, "17:00"))
            .sharedWith(COMPLIANCE)
            .detail("cost_center", "CC-1042")
            .tags(
                new Tag("Seafood", "#1f9bb6"),
                new Tag("Priority", "#e3002b"),
                new Tag("Spring catalogue", "#fff9c4"))
            .folders(new Folder("Vendors", 1, 27))
            .kickOff(kickOff(now))
            .rule(
                StepRule.showsForAnswer(
                    "Enhanced due diligence (high risk only)", "Risk rating", "equals", "High"))
            .watchedBy(ANA, "electric")
            .watchedBy(SAM, "mindful")
            .watchedBy(INES, "mindful");
    story.stage("Intake", intake(now));
    story.stage("Compliance review", review(now));
    story.stage("Go-live", goLive(now));
    story.withoutStage(
        task("Call back about invoice address")
            .by(TOMAS)
            .oneOff()
            .begun(now.day(-1, "11:45"))
            .due(now.day(4, "12:00")));
    return story.build();
  }

  private static Question[] kickOff(Now now) {
    return new Question[] {
      Question.text("Vendor legal name", "Harbour Foods Lda").mandatory(),
      Question.textarea(
          "Why do we need them?", "<p>Second source for <strong>frozen seafood</strong>.</p>"),
      Question.radio("New or returning?", List.of("New vendor", "Returning vendor"), "New vendor"),
      Question.dropdown(
              "Category",
              List.of("Raw materials", "Logistics", "Professional services"),
              "Raw materials")
          .mandatory(),
      Question.multiselect(
          "Regions served",
          List.of("EU", "UK", "North America", "Asia-Pacific"),
          List.of("EU", "UK")),
      Question.date("Target go-live date", now.date(15)),
      Question.email("Main contact e-mail", "ines.duarte@harbourfoods.example"),
      Question.file("Price list", new Upload("price-list.xlsx", 1, now.day(-10, "09:58"))),
      Question.table(
          "Key contacts",
          List.of("Contact", "Role", "Phone"),
          List.of(
              List.of("Ines Duarte", "Sales director", "+351 210 000 001"),
              List.of("Rui Matos", "Accounts", ""))),
      Question.people("Internal sponsor", Owners.NOBODY.and(PRIYA.id()).and(FINANCE)),
    };
  }

  private static TaskDraft[] intake(Now now) {
    return new TaskDraft[] {
      task("Collect company details")
          .note("<p>Ask the vendor for the basics.</p>")
          .by(TOMAS)
          .due(now.day(-8, "17:00"))
          .done(TOMAS, now.day(-9, "11:20"))
          .asks(
              Question.text("Registered address", "Rua do Porto 12, Lisboa").mandatory(),
              Question.email("Billing e-mail", "accounts@harbourfoods.example"),
              Question.textarea("Notes", "<p>VAT number confirmed by phone.</p>")),
      task("Upload registration documents")
          .by(INES)
          .due(now.day(-7, "17:00"))
          .done(INES, now.day(-9, "15:02"))
          .asks(
              Question.file(
                      "Certificate of incorporation",
                      new Upload("incorporation.pdf", 1, now.day(-9, "14:22")),
                      new Upload("vat-certificate.pdf", 2, now.day(-9, "15:01")))
                  .mandatory())
          .says(INES, now.day(-9, "15:01"), "Both certificates attached.")
          .liked(TOMAS),
      task("Classify vendor")
          .by(PRIYA)
          .due(now.day(-6, "17:00"))
          .done(PRIYA, now.day(-7, "12:10"))
          .asks(
              Question.radio("Risk rating", List.of("Low", "Medium", "High"), "Medium"),
              Question.dropdown(
                  "Payment terms", List.of("14 days", "30 days", "60 days"), "30 days"),
              Question.multiselect(
                  "Checks required",
                  List.of("Bank", "Sanctions", "Food safety", "Credit"),
                  List.of("Bank", "Sanctions", "Food safety"))),
    };
  }

  private static TaskDraft[] review(Now now) {
    return new TaskDraft[] {
      task("Enhanced due diligence (high risk only)")
          .by(COMPLIANCE)
          .due(now.day(-3, "17:00"))
          .skipped(),
      task("Verify bank details")
          .by(SAM)
          .by(FINANCE)
          .onlyAssignees()
          .webhook("https://hooks.aldersupply.example/finance/secret-5f1c")
          .begun(now.day(-7, "12:10"))
          .due(now.day(-2, "17:00"))
          .asks(
              Question.table(
                      "Bank accounts",
                      List.of("IBAN", "Currency", "Verified by"),
                      List.of(List.of("PT50 0000 0000 0000 0000 0000 0", "EUR", "")))
                  .hint("Call the number on the contract, not the one in the e-mail.")
                  .mandatory(),
              Question.date("Verified on", null))
          .says(
              SAM,
              now.day(-3, "10:41"),
              "<p>The IBAN on the invoice differs from the form. <strong>Priya Nair</strong>, can"
                  + " you check?</p>")
          .saysInside(
              PRIYA, now.day(-2, "13:05"), "<p>Called them, waiting for a signed bank letter.</p>"),
      task("Sanctions screening")
          .by(PRIYA)
          .by(COMPLIANCE)
          .due(now.day(-3, "17:00"))
          .begun(now.day(-7, "12:10"))
          .done(PRIYA, now.day(-6, "16:30"))
          .problem(PRIYA, now.day(-6, "10:00"), "<p>Screening tool returned a timeout.</p>")
          .resolved(PRIYA, now.day(-6, "16:29"), "<p>Ran again, no hits.</p>"),
      task("Approve vendor")
          .by(ANA)
          .approval()
          .begun(now.day(-6, "16:30"))
          .due(now.day(1, "10:00")),
    };
  }

  private static TaskDraft[] goLive(Now now) {
    return new TaskDraft[] {
      task("Sign master agreement")
          .by(ANA, TOMAS)
          .by(INES, COUNSEL)
          .everyone(1)
          .begun(now.day(-4, "10:15"))
          .due(now.day(5, "17:00"))
          .asks(Question.moment("Signing appointment", now.day(5, "14:30")))
          .suggests(TOMAS, now.day(-4, "11:00"), "<p>Next time, send the draft with the form.</p>"),
      task("Assign account manager")
          .by(TOMAS)
          .due(now.day(6, "17:00"))
          .begun(now.day(-5, "10:00"))
          .done(TOMAS, now.day(-4, "11:15")),
      task("Create vendor in ERP").byUser(Directory.DELETED_USER),
      task("Send welcome e-mail").by(TOMAS).type("email").due(now.day(12, "10:00")),
      task("Portal invitation expires").by(INES).type("expiring").due(now.day(15, "17:00")),
    };
  }
}
