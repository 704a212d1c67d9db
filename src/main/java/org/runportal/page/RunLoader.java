package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.HiddenTask;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunState;
import org.runportal.run.Runs;
import org.runportal.run.TemplateId;
import org.runportal.run.TemplateInfo;
import org.runportal.run.TemplateRules;
import org.runportal.run.Templates;
import org.runportal.tenant.Tenant;

/** Loads a run before anything is drawn, and knows nothing of what will be. */
@Dependent
class RunLoader {
  private final Runs runs;
  private final People people;
  private final Templates templates;

  @Inject
  RunLoader(Runs runs, People people, Templates templates) {
    this.runs = runs;
    this.people = people;
    this.templates = templates;
  }

  /** Asks for the run of that id. Waits for nothing. */
  Asked<RunLookup> ask(Tenant tenant, RunId id) {
    Asked<RunLookup> asked = runs.find(tenant, id);
    if (asked.called()) {
      people.readAlong(tenant);
    }
    return asked;
  }

  /** The names known right now. */
  People.Names names(Tenant tenant) {
    return people.of(tenant);
  }

  /**
   * What is known right now of the template of a run. The page is drawn without what is not, and
   * anew when it has come.
   */
  TemplateInfo template(Tenant tenant, RunLookup lookup) {
    if (!(lookup instanceof RunLookup.Answered answered)) {
      return TemplateInfo.NONE;
    }
    Run run = answered.run();
    RunState state = RunIndex.of(run).state();
    Optional<TemplateId> template = run.about().template().id().flatMap(TemplateId::parse);
    if (template.isEmpty() || state == RunState.ARCHIVED || state == RunState.NO_TASKS) {
      return TemplateInfo.NONE;
    }
    // nothing appears any more in a run that is complete
    Optional<TemplateRules> rules =
        state == RunState.COMPLETE ? Optional.empty() : templates.rules(tenant, template.get());
    List<HiddenTask> hidden =
        rules.filter(known -> concernsOthers(known, run)).isPresent()
            ? templates.hidden(tenant, run.id()).orElse(List.of())
            : List.of();
    return new TemplateInfo(rules, hidden, templates.yardstick(tenant, template.get()));
  }

  /** Whether rules are for steps of which the run has no task: it leaves hidden ones out. */
  private static boolean concernsOthers(TemplateRules rules, Run run) {
    RunIndex index = RunIndex.of(run);
    return rules.rules().stream().anyMatch(rule -> index.taskOf(rule.step()).isEmpty());
  }

  /** The run, or why there is none to show. Waits for it, but not for ever. */
  static RunLookup await(Tenant tenant, CompletableFuture<RunLookup> asked) {
    return Wait.until(asked, tenant, 1, new RunLookup.Failed(Failure.TIMED_OUT, Optional.empty()));
  }
}
