package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunBuilder.TaskBuilder;
import org.runportal.run.TemplateRules;
import org.runportal.web.Fact;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

class StandstillTest {
  private static final Person ANA = new Person.Member("1001", Optional.of("Ana Reyes"));

  private static final Person NIGHT = new Person.Group("g1", Optional.of("Night Shift"));
  private static final People.Names PEOPLE =
      new People.Names(Map.of(), Map.of(), Map.of(), Set.of("g1"));

  /** Signing waits for the review. */
  private static final TemplateRules RULES = new TemplateRules(List.of(), Map.of("sign", "review"));

  @Test
  void saysWhichEarlierTaskItWaitsFor() {
    assertThat(cause(aRun().withTask(signing()).withTask(aTask("Review").ofStep("review"))))
        .contains("Why it stands still: “Sign” waits for “Review”, which is not done yet.");
  }

  @Test
  void saysThatNobodyIsInTheGroupThatHasIt() {
    TaskBuilder night = aTask("Unload").ofStep("sign").ownedBy(NIGHT);
    TaskBuilder review = aTask("Review").ofStep("review");

    assertThat(cause(aRun().withTask(night)))
        .contains(
            "Why it stands still: “Unload” is assigned to Night Shift, a group without members.");
    assertThat(cause(aRun().withTask(night).withTask(review)))
        .as("one cause, the first")
        .hasValueSatisfying(cause -> assertThat(cause).doesNotContain("waits for"));
    assertThat(cause(aRun().withOpenIssue().withTask(night))).as("held up").isEmpty();
    assertThat(cause(aRun().withTask(night).withLeftOut(1))).as("others may go on").isEmpty();
  }

  @Test
  void saysNothingOfAGroupWhereSomebodyMayBe() {
    Person sales = new Person.Group("g2", Optional.of("Sales"));

    assertThat(cause(aRun().withTask(aTask("Unload").ownedBy(sales)))).as("not known").isEmpty();
    assertThat(cause(aRun().withTask(aTask("Unload").ownedBy(NIGHT, sales)))).isEmpty();
    assertThat(cause(aRun().withTask(aTask("Unload").ownedBy(NIGHT, ANA)))).isEmpty();
    assertThat(
            cause(
                aRun()
                    .withTask(aTask("Unload").ownedBy(NIGHT))
                    .withTask(aTask("Count").ownedBy(ANA).inProgressSince("2026-03-10T10:00:00Z"))))
        .as("somebody goes on")
        .isEmpty();
    assertThat(
            cause(
                aRun()
                    .withTask(signing())
                    .withTask(
                        aTask("Review")
                            .ofStep("review")
                            .ownedBy(NIGHT)
                            .inProgressSince("2026-03-10T10:00:00Z"))))
        .as("nobody can finish the review")
        .hasValueSatisfying(cause -> assertThat(cause).contains("waits for “Review”"));
  }

  @Test
  void saysThatItStartsLater() {
    assertThat(cause(aRun().withTask(signing().startedAt("2026-03-20T10:00:00Z"))))
        .contains("Why it stands still: “Sign” starts later: 20 Mar 2026, 11:00\u00a0CET.");
    assertThat(cause(aRun().withTask(signing().startedAt("2026-03-10T10:00:00Z")))).isEmpty();
  }

  @Test
  void namesTheFirstOfTwoCauses() {
    assertThat(
            cause(
                aRun()
                    .withTask(signing().startedAt("2026-03-20T10:00:00Z"))
                    .withTask(aTask("Review").ofStep("review"))))
        .hasValueSatisfying(cause -> assertThat(cause).contains("waits for “Review”"));
  }

  @Test
  void saysNothingThatTheHeadlineHasSaid() {
    TaskBuilder review = aTask("Review").ofStep("review");

    assertThat(cause(aRun().withOpenIssue().withTask(signing()).withTask(review)))
        .as("held up")
        .isEmpty();
    assertThat(
            cause(
                aRun()
                    .withTask(aTask("Sign").ofStep("sign").due("2026-03-13T10:00:00Z"))
                    .withTask(review)))
        .as("nobody is assigned")
        .isEmpty();
    assertThat(
            cause(
                aRun()
                    .withTask(
                        signing()
                            .inProgressSince("2026-03-02T10:00:00Z")
                            .due("2026-03-10T10:00:00Z"))))
        .as("late")
        .isEmpty();
  }

  @Test
  void saysNothingOfARunInWhichSomebodyCanGoOn() {
    assertThat(cause(aRun().withTask(signing()))).as("nothing before it").isEmpty();
    assertThat(
            cause(
                aRun()
                    .withTask(signing())
                    .withTask(
                        aTask("Review")
                            .ofStep("review")
                            .ownedBy(ANA)
                            .inProgressSince("2026-03-10T10:00:00Z"))))
        .as("the review goes on")
        .isEmpty();
    assertThat(
            cause(
                aRun()
                    .withTask(signing())
                    .withTask(
                        aTask("Review").ofStep("review").doneBy(ANA, "2026-03-10T10:00:00Z"))))
        .as("the review is done")
        .isEmpty();
    assertThat(cause(aRun().archived("2026-03-10T10:00:00Z").withTask(signing()))).isEmpty();
  }

  @Test
  void aLateTaskThatNobodyFinishesIsNoProgress() {
    assertThat(
            cause(
                aRun()
                    .withTask(signing())
                    .withTask(
                        aTask("Review")
                            .ofStep("review")
                            .ownedBy(ANA)
                            .inProgressSince("2026-03-02T10:00:00Z")
                            .due("2026-03-20T10:00:00Z")
                            .withProblem())))
        .hasValueSatisfying(cause -> assertThat(cause).contains("waits for “Review”"));
  }

  private static TaskBuilder signing() {
    return aTask("Sign").ofStep("sign").ownedBy(ANA).due("2026-03-13T10:00:00Z");
  }

  private static Optional<String> cause(RunBuilder builder) {
    Run run = builder.build();
    Texts texts = Texts.in(Locale.UK);
    Moments moments = new Moments(Pages.NOW, ZoneId.of("Europe/Berlin"), texts);
    Wording words = Wording.of(texts, moments, PEOPLE, Redaction.NONE);
    return new Standstill(run, new Verdict(run, words), Optional.of(RULES), words)
        .fact()
        .map(StandstillTest::sentence);
  }

  private static String sentence(Fact fact) {
    return fact.label() + ": " + fact.text();
  }
}
