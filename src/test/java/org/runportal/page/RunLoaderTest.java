package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.HiddenTask;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunStatus;
import org.runportal.run.Runs;
import org.runportal.run.TemplateId;
import org.runportal.run.TemplateInfo;
import org.runportal.run.TemplateRules;
import org.runportal.run.Templates;
import org.runportal.run.Yardstick;
import org.runportal.tenant.Tenant;

/** What is asked for a page beside its run. */
class RunLoaderTest {
  private static final Tenant TENANT = Pages.tenant("");
  private static final TemplateRules RULES = new TemplateRules(List.of(), Map.of());
  private static final Yardstick YARDSTICK =
      new Yardstick(List.of(Duration.ofDays(3)), Optional.of(Pages.NOW));

  private final Shelf shelf = new Shelf();
  private final KnownPeople people = KnownPeople.none();
  private final Nothing runs = new Nothing();
  private final RunLoader loader = new RunLoader(runs, people, shelf);

  @Test
  void asksForTheTemplateOfARunThatGoesOnAndWaitsForNothing() {
    assertThat(template(aRun().withTask(aTask("Sign")))).isEqualTo(TemplateInfo.NONE);
    assertThat(shelf.asked).containsExactly("rules of c1", "yardstick of c1");
  }

  @Test
  void readsNamesAlongWithACallForTheRunAndNotWithoutOne() {
    loader.ask(TENANT, new RunId("r1"));
    assertThat(people.readAlong()).isZero();

    runs.called = true;
    loader.ask(TENANT, new RunId("r1"));
    assertThat(people.readAlong()).isEqualTo(1);
  }

  @Test
  void asksForHiddenTasksOnlyWhereRulesConcernTasksTheRunLeavesOut() {
    shelf.rules = Optional.of(rulesFor("s1"));
    assertThat(template(aRun().withTask(aTask("Sign").ofStep("s1"))).hidden()).isEmpty();
    assertThat(shelf.asked).doesNotContain("hidden tasks of r1");

    shelf.rules = Optional.of(rulesFor("s9"));
    assertThat(template(aRun().withTask(aTask("Sign").ofStep("s1"))).hidden()).hasSize(1);
    assertThat(shelf.asked).containsOnlyOnce("hidden tasks of r1");
  }

  private static TemplateRules rulesFor(String step) {
    return new TemplateRules(
        List.of(
            new TemplateRules.Rule(
                step, TemplateRules.Effect.SHOW, List.of(), TemplateRules.Joined.ALL)),
        Map.of());
  }

  @Test
  void asksForNoRulesWhereNothingAppearsAnyMore() {
    template(
        aRun()
            .status(RunStatus.Kind.COMPLETE, "complete")
            .completed("2026-03-09T10:00:00Z")
            .withTask(aTask("Sign").done()));

    assertThat(shelf.asked).containsExactly("yardstick of c1");
  }

  @Test
  void asksForNothingWhereNothingWouldBeSaid() {
    template(aRun().archived("2026-03-09T10:00:00Z").withTask(aTask("Sign")));
    template(aRun());
    loader.template(TENANT, new RunLookup.Failed(Failure.UNREACHABLE));

    assertThat(shelf.asked).isEmpty();
  }

  @Test
  void aPageThatWasDrawnBeforeIsDrawnAnewWhenTheTemplateHasCome() {
    RunLookup found = found(aRun().withTask(aTask("Sign")));
    RunVersion before = version(found);
    assertThat(version(found)).isEqualTo(before);

    shelf.yardstick = Optional.of(YARDSTICK);
    RunVersion measured = version(found);
    shelf.rules = Optional.of(RULES);

    assertThat(measured).isNotEqualTo(before);
    assertThat(version(found)).isNotEqualTo(measured);
    assertThat(version(found)).as("but once").isEqualTo(version(found));
  }

  @Test
  void whatIsKeptWithAPageSaysWhichAnswerItWasAndDoesNotHoldIt() {
    RunLookup found = found(aRun().withTask(aTask("Sign the lease")));
    RunVersion version = version(found);
    Instant later = Pages.NOW.plusSeconds(15);
    Run run = ((RunLookup.Answered) found).run();

    assertThat(version.toString()).doesNotContain("Sign the lease");
    assertThat(version(new RunLookup.Found(run, later))).as("a newer one").isNotEqualTo(version);
    assertThat(version(new RunLookup.Refreshing(run, Pages.NOW))).isNotEqualTo(version);
    assertThat(version(new RunLookup.Old(run, Pages.NOW, Failure.UNREACHABLE, Optional.empty())))
        .isNotEqualTo(version)
        .isNotEqualTo(version(new RunLookup.Old(run, Pages.NOW, Failure.BUSY, Optional.empty())));
    assertThat(version(new RunLookup.Failed(Failure.UNREACHABLE)))
        .isNotEqualTo(version(new RunLookup.Failed(Failure.BUSY)));
  }

  private RunVersion version(RunLookup found) {
    return RunVersion.of(found, People.Names.NONE, loader.template(TENANT, found));
  }

  private TemplateInfo template(RunBuilder run) {
    return loader.template(TENANT, found(run));
  }

  private static RunLookup found(RunBuilder run) {
    Run built = run.build();
    return new RunLookup.Found(built, Pages.NOW);
  }

  /** What is known of templates, and what was asked. */
  private static final class Shelf implements Templates {
    private final List<String> asked = new ArrayList<>();
    private Optional<TemplateRules> rules = Optional.empty();
    private Optional<Yardstick> yardstick = Optional.empty();

    @Override
    public Optional<TemplateRules> rules(Tenant tenant, TemplateId template) {
      asked.add("rules of " + template);
      return rules;
    }

    @Override
    public Optional<List<HiddenTask>> hidden(Tenant tenant, RunId run) {
      asked.add("hidden tasks of " + run);
      return Optional.of(List.of(new HiddenTask("s9", "Second review")));
    }

    @Override
    public Optional<Yardstick> yardstick(Tenant tenant, TemplateId template) {
      asked.add("yardstick of " + template);
      return yardstick;
    }
  }

  /** No runs: these tests have theirs. */
  private static final class Nothing implements Runs {
    private boolean called;

    @Override
    public Asked<RunLookup> find(Tenant tenant, RunId id) {
      return new Asked<>(
          CompletableFuture.completedFuture(new RunLookup.Failed(Failure.NOT_FOUND)),
          Asked.From.MEMORY,
          false,
          called,
          Duration.ZERO);
    }

    @Override
    public Optional<RunId> numbered(Tenant tenant, String number) {
      return Optional.empty();
    }
  }
}
