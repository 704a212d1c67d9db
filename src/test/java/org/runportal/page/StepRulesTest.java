package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.run.FormAnswer;
import org.runportal.run.HiddenTask;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunLookup;
import org.runportal.run.TemplateInfo;
import org.runportal.run.TemplateRules;
import org.runportal.run.TemplateRules.Condition;
import org.runportal.run.TemplateRules.Effect;
import org.runportal.run.TemplateRules.Joined;
import org.runportal.run.TemplateRules.Operator;
import org.runportal.run.TemplateRules.Rule;
import org.runportal.run.TemplateRules.Subject;
import org.runportal.run.When;
import org.runportal.web.Fact;

class StepRulesTest {
  private static final Person ANA = new Person.Member("1001", Optional.empty());
  private static final HiddenTask REVIEW = new HiddenTask("s9", "Second review");

  /**
   * Rules by their shape: effect, conditions, what is said. Fields of the kick-off form: country
   * (DE), reason (none); of a done task: amount (1200), tags (EU, UK), day (a date), note (none);
   * of an open task: risk (none), score (7). Steps: collect (done), sign (open), skip (hidden).
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // shown only for an answer that was not given
        "SHOW; country EQUALS FR; hidden “Country” is “DE”. It appears only if “Country” is “FR”.",
        "SHOW; country NOT_EQUALS DE; hidden “Country” is “DE”. It appears only if “Country” is not “DE”.",
        "SHOW; country NOT_EQUALS de; hidden “Country” is “DE”. It appears only if “Country” is not “de”.",
        "SHOW; country EQUALS_ANY FR,IT; hidden “Country” is “DE”. It appears only if “Country” is “FR” or “IT”.",
        "SHOW; country CONTAINS F; hidden “Country” is “DE”. It appears only if “Country” contains “F”.",
        "SHOW; country NOT_CONTAINS E; hidden “Country” is “DE”. It appears only if “Country” does not contain “E”.",
        "SHOW; country IS_EMPTY; hidden “Country” has an answer. It appears only if “Country” has no answer.",
        "SHOW; reason IS_NOT_EMPTY; hidden “Reason” has no answer. It appears only if “Reason” has an answer.",
        "SHOW; reason EQUALS x; hidden “Reason” has no answer. It appears only if “Reason” is “x”.",
        "SHOW; reason CONTAINS x; hidden “Reason” has no answer. It appears only if “Reason” contains “x”.",
        "SHOW; reason EQUALS_ANY x,y; hidden “Reason” has no answer. It appears only if “Reason” is “x” or “y”.",
        "SHOW; note IS_NOT_EMPTY; hidden “Note” has no answer. It appears only if “Note” has an answer.",
        "SHOW; amount GREATER_THAN 5000; hidden “Amount” is “1200”. It appears only if “Amount” is more than 5000.",
        "SHOW; amount GREATER_THAN 1200; hidden “Amount” is “1200”. It appears only if “Amount” is more than 1200.",
        "SHOW; tags CONTAINS US; hidden “Tags” is “EU and UK”. It appears only if “Tags” contains “US”.",
        "SHOW; tags EQUALS_ANY US,CA; hidden “Tags” is “EU and UK”. It appears only if “Tags” is “US” or “CA”.",
        "SHOW; tags NOT_CONTAINS EU; hidden “Tags” is “EU and UK”. It appears only if “Tags” does not contain “EU”.",
        "SHOW; day EQUALS 2026-05-01; hidden “Day” is “2026-04-01”. It appears only if “Day” is “2026-05-01”.",
        "SHOW; score GREATER_THAN 8; hidden “Score” is “7”. It appears only if “Score” is more than 8.",
        // may still be shown
        "SHOW; risk EQUALS High; appear “Risk” is “High”",
        "SHOW; risk NOT_EQUALS Low; appear “Risk” is not “Low”",
        "SHOW; risk EQUALS_ANY High,Medium; appear “Risk” is “High” or “Medium”",
        "SHOW; risk CONTAINS High; appear “Risk” contains “High”",
        "SHOW; risk NOT_CONTAINS Low; appear “Risk” does not contain “Low”",
        "SHOW; risk GREATER_THAN 3; appear “Risk” is more than 3",
        "SHOW; risk IS_NOT_EMPTY; appear “Risk” has an answer",
        "SHOW; sign COMPLETED any_time; appear “Sign” is done",
        // hidden because of an answer
        "HIDE; country EQUALS DE; hidden “Country” is “DE”.",
        "HIDE; country NOT_EQUALS FR; hidden “Country” is “DE”.",
        "HIDE; country EQUALS_ANY FR,DE; hidden “Country” is “DE”.",
        "HIDE; country CONTAINS D; hidden “Country” is “DE”.",
        "HIDE; country NOT_CONTAINS X; hidden “Country” is “DE”.",
        "HIDE; country IS_NOT_EMPTY; hidden “Country” has an answer.",
        "HIDE; reason IS_EMPTY; hidden “Reason” has no answer.",
        "HIDE; amount GREATER_THAN 1000; hidden “Amount” is “1200”.",
        "HIDE; tags CONTAINS UK; hidden “Tags” is “EU and UK”.",
        "HIDE; risk IS_EMPTY; hidden “Risk” has no answer.",
        "HIDE; collect COMPLETED any_time; hidden “Collect” is done.",
        // several conditions
        "SHOW; country EQUALS FR & amount GREATER_THAN 1000; hidden “Country” is “DE”. It appears only if “Country” is “FR” and “Amount” is more than 1000.",
        "SHOW; country EQUALS FR | amount GREATER_THAN 5000; hidden “Country” is “DE” and “Amount” is “1200”. It appears only if “Country” is “FR” or “Amount” is more than 5000.",
        "SHOW; country EQUALS DE & risk EQUALS High; appear “Country” is “DE” and “Risk” is “High”",
        "SHOW; country EQUALS FR | risk EQUALS High; appear “Country” is “FR” or “Risk” is “High”",
        "SHOW; country EQUALS FR & risk EQUALS High; hidden “Country” is “DE”. It appears only if “Country” is “FR” and “Risk” is “High”.",
        "SHOW; collect COMPLETED & sign COMPLETED; appear “Collect” is done and “Sign” is done",
        "HIDE; country EQUALS DE & amount GREATER_THAN 1000; hidden “Country” is “DE” and “Amount” is “1200”.",
        "HIDE; country EQUALS DE | amount GREATER_THAN 5000; hidden “Country” is “DE”.",
        // what does not explain that it is hidden
        "SHOW; country EQUALS DE; -",
        "SHOW; collect COMPLETED; -",
        "SHOW; country EQUALS DE | risk EQUALS High; -",
        "HIDE; country EQUALS FR; -",
        "HIDE; risk EQUALS High; -",
        "HIDE; sign COMPLETED; -",
        // what is not understood
        "SHOW; country UNKNOWN DE; -",
        "SHOW; country EQUALS FR & amount UNKNOWN 3; -",
        "SHOW; country EQUALS FR ? amount EQUALS 3; -",
        "OTHER; country EQUALS FR; -",
        "SHOW; ; -",
        "SHOW; country COMPLETED; -",
        "SHOW; sign EQUALS x; -",
        "SHOW; country GREATER_THAN 3; -",
        "SHOW; amount GREATER_THAN many; -",
        "SHOW; tags EQUALS EU; -",
        "SHOW; country EQUALS; -",
        "SHOW; reason NOT_EQUALS x; -",
        // what the run does not show
        "SHOW; secret EQUALS x; -",
        "SHOW; unsaid EQUALS x; -",
        "SHOW; file EQUALS x; -",
        "SHOW; gone COMPLETED; -",
        "SHOW; skip COMPLETED; -",
      })
  void explainsARuleOrSaysNothing(Effect effect, String conditions, String said) {
    List<String> facts = facts(run(), rule(effect, conditions == null ? "" : conditions));

    assertThat(facts)
        .isEqualTo(
            switch (said.split(" ")[0]) {
              case "hidden" -> List.of("Hidden tasks: “Second review”: " + rest(said));
              case "appear" ->
                  List.of(
                      "May still appear: “Second review”, if "
                          + rest(said)
                          + ". It then counts towards progress.");
              default -> List.of();
            });
  }

  private static String rest(String said) {
    return said.substring(said.indexOf(' ') + 1);
  }

  @Test
  void joinsRulesWithTheSameEffectAndIsSilentWhereTheyDiffer() {
    Rule french = rule(Effect.SHOW, "country EQUALS FR");
    Rule risky = rule(Effect.SHOW, "risk EQUALS High");

    assertThat(facts(run(), french, risky))
        .containsExactly(
            "May still appear: “Second review”, if “Country” is “FR” or “Risk” is “High”. It then"
                + " counts towards progress.");
    assertThat(facts(run(), french, rule(Effect.HIDE, "risk EQUALS High"))).isEmpty();
    assertThat(facts(run(), french, rule(Effect.SHOW, "risk EQUALS High & score EQUALS 7")))
        .isEmpty();
  }

  @Test
  void saysNothingOfATaskThatHasAppeared() {
    assertThat(
            facts(
                run().withTask(aTask("Second review").ofStep("s9")),
                rule(Effect.SHOW, "country EQUALS FR")))
        .isEmpty();
  }

  @Test
  void knowsHiddenTasksThatTheRunListsItself() {
    Run run = run().withTask(aTask("Third review").ofStep("s8").hidden()).build();
    Rule rule =
        new Rule(
            "s8", Effect.SHOW, rule(Effect.SHOW, "country EQUALS FR").conditions(), Joined.ALL);

    assertThat(facts(Pages.tenant(""), run, info(List.of(), rule)))
        .singleElement()
        .asString()
        .contains("“Third review”: “Country” is “DE”.");
  }

  @Test
  void namesThreeAndCountsTheOthers() {
    List<HiddenTask> tasks = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tasks.add(new HiddenTask("h" + i, "Task " + i));
      List<Condition> risky = rule(Effect.SHOW, "risk EQUALS High").conditions();
      rules.add(new Rule("h" + i, Effect.SHOW, risky, Joined.ALL));
    }

    assertThat(
            facts(
                Pages.tenant(""),
                run().build(),
                new TemplateInfo(
                    Optional.of(new TemplateRules(rules, Map.of())), tasks, Optional.empty())))
        .singleElement()
        .asString()
        .contains("“Task 2”", "And 2 more tasks. They then count towards progress.")
        .doesNotContain("Task 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"country EQUALS FR", "risk EQUALS High"})
  void saysNothingOfAnswersWhereFormFieldsAreHidden(String conditions) {
    TemplateInfo info = info(List.of(REVIEW), rule(Effect.SHOW, conditions));

    assertThat(facts(Pages.tenant("form-fields"), run().build(), info)).isEmpty();
    assertThat(facts(Pages.tenant("comments"), run().build(), info)).hasSize(1);
  }

  @Test
  void saysNothingOfAValueThatIsMasked() {
    RunBuilder run =
        aRun()
            .kickedOffWith("contact", "Contact", new FormAnswer.Words("ana@example.com"))
            .withTask(aTask("Sign"));
    TemplateInfo byAnswer = info(List.of(REVIEW), rule(Effect.SHOW, "contact CONTAINS x.org"));
    TemplateInfo byValue =
        info(List.of(REVIEW), rule(Effect.SHOW, "contact EQUALS bo@example.com"));

    assertThat(facts(Pages.tenant("emails"), run.build(), byAnswer)).isEmpty();
    assertThat(facts(Pages.tenant("emails"), run.build(), byValue)).isEmpty();
    assertThat(facts(Pages.tenant(""), run.build(), byAnswer)).hasSize(1);
    assertThat(facts(Pages.tenant(""), run.build(), byValue)).hasSize(1);
  }

  @Test
  void saysNothingOfALongValue() {
    RunBuilder run =
        aRun()
            .kickedOffWith("f", "Why", new FormAnswer.Words("because ".repeat(20)))
            .withTask(aTask("Sign"));

    assertThat(
            facts(
                Pages.tenant(""),
                run.build(),
                info(List.of(REVIEW), rule(Effect.SHOW, "f EQUALS x"))))
        .isEmpty();
  }

  private static RunBuilder run() {
    return aRun()
        .kickedOffWith("country", "Country", new FormAnswer.Words("DE"))
        .kickedOffWith("reason", "Reason", new FormAnswer.None())
        .kickedOffWith("unsaid", "Unsaid", new FormAnswer.Missing())
        .kickedOffWith("file", "File", new FormAnswer.Files(List.of("a.pdf")))
        .withTask(
            aTask("Collect")
                .ofStep("collect")
                .doneBy(ANA, "2026-03-03T10:00:00Z")
                .answered("amount", "Amount", new FormAnswer.Words("1200"))
                .answered("tags", "Tags", new FormAnswer.Chosen(List.of("EU", "UK"), List.of()))
                .answered("note", "Note", new FormAnswer.None())
                .answered(
                    "day", "Day", new FormAnswer.Date(new When.Day(LocalDate.parse("2026-04-01")))))
        .withTask(
            aTask("Sign")
                .ofStep("sign")
                .inProgressSince("2026-03-03T10:00:00Z")
                .answered("risk", "Risk", new FormAnswer.None())
                .answered("score", "Score", new FormAnswer.Words("7")))
        .withTask(aTask("Skip").ofStep("skip").hidden());
  }

  private static List<String> facts(RunBuilder run, Rule... rules) {
    return facts(Pages.tenant(""), run.build(), info(List.of(REVIEW), rules));
  }

  private static TemplateInfo info(List<HiddenTask> hidden, Rule... rules) {
    return new TemplateInfo(
        Optional.of(new TemplateRules(List.of(rules), Map.of())), hidden, Optional.empty());
  }

  /** As the run page says it, without the marks that isolate names. */
  private static List<String> facts(
      org.runportal.tenant.Tenant tenant, Run run, TemplateInfo info) {
    LoadedRun plain = Pages.loaded(tenant, new RunLookup.Found(run, Pages.NOW));
    LoadedRun loaded =
        new LoadedRun(
            tenant, plain.address(), plain.answer(), info, Optional.empty(), plain.withFacts());
    return Pages.of(loaded, People.Names.NONE).assessment().outlook().stream()
        .filter(
            fact -> Stream.of("Hidden tasks", "May still appear").anyMatch(fact.label()::equals))
        .map(StepRulesTest::sentence)
        .toList();
  }

  private static String sentence(Fact fact) {
    return fact.label() + ": " + fact.text().replaceAll("[\u2066-\u2069]", "");
  }

  /** {@code a EQUALS b & c COMPLETED}; a question mark for words that differ. */
  private static Rule rule(Effect effect, String conditions) {
    String joint = conditions.contains("&") ? "&" : conditions.contains("|") ? "\\|" : "\\?";
    List<Condition> read =
        conditions.isEmpty()
            ? List.of()
            : Stream.of(conditions.split(joint))
                .map(String::strip)
                .map(StepRulesTest::condition)
                .collect(Collectors.toList());
    Joined joined =
        conditions.contains("|")
            ? Joined.ANY
            : conditions.contains("?") ? Joined.UNCLEAR : Joined.ALL;
    return new Rule("s9", effect, read, joined);
  }

  private static Condition condition(String text) {
    String[] parts = text.split(" ", 3);
    boolean step = List.of("collect", "sign", "skip", "gone").contains(parts[0]);
    return new Condition(
        step ? Subject.STEP : Subject.FIELD,
        parts[0],
        Operator.valueOf(parts[1]),
        parts.length > 2 ? parts[2] : "");
  }
}
