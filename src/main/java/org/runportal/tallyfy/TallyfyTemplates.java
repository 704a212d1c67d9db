package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.HiddenTask;
import org.runportal.run.Question;
import org.runportal.run.RunId;
import org.runportal.run.RunStatus;
import org.runportal.run.TemplateId;
import org.runportal.run.TemplateRules;
import org.runportal.run.TemplateSource;
import org.runportal.run.When;
import org.runportal.run.Yardstick;
import org.runportal.run.Yardstick.Finished;
import org.runportal.tenant.Tenant;

/**
 * Templates and the finished runs of a template from Tallyfy, one call each, without retry and
 * cache.
 */
@ApplicationScoped
public class TallyfyTemplates implements TemplateSource {
  private static final Logger LOGGER = System.getLogger(TallyfyTemplates.class.getName());

  private final TallyfyCalls calls;
  private final Clock clock;

  @Inject
  TallyfyTemplates(TallyfyCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Fetched<TemplateRules>> rules(Tenant tenant, TemplateId template) {
    return ask(
        tenant,
        new Question.OfTemplate(template),
        Endpoints.template(tenant, template),
        answer ->
            TemplateReader.rules(answer)
                .orElseThrow(() -> CallFailed.of(Failure.UNREADABLE, "JSON, but no template")));
  }

  @Override
  public CompletionStage<Fetched<List<HiddenTask>>> hidden(Tenant tenant, RunId run) {
    return ask(
        tenant,
        new Question.OfHiddenTasks(run),
        Endpoints.tasksOf(tenant, run),
        answer -> {
          if (!answer.isIncluded() || !answer.member("data").isIncluded()) {
            throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
          }
          return hidden(tenant, run, answer.items());
        });
  }

  /** Read as the tasks of the run are, by the same rules for what only some may see. */
  private static List<HiddenTask> hidden(Tenant tenant, RunId run, List<Node> tasks) {
    Map<String, Node> whole = new LinkedHashMap<>();
    whole.put("id", Node.text(run.value()));
    whole.put("tasks", Node.list(tasks));
    return RunReader.read(Node.object(whole), run, MembersOnly.of(tenant)).stream()
        .flatMap(read -> read.plan().tasks().items().stream())
        .flatMap(task -> HiddenTask.of(task).stream())
        .toList();
  }

  @Override
  public CompletionStage<Fetched<Yardstick>> yardstick(Tenant tenant, TemplateId template) {
    ListedRuns listed = new ListedRuns(tenant.listing());
    return ask(
        tenant,
        new Question.OfYardstick(template),
        Endpoints.finishedRuns(tenant, template),
        answer -> {
          if (!answer.isIncluded() || !answer.member("data").isIncluded()) {
            throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
          }
          // the filters are sent, but an answer is taken at its word only after this
          return Yardstick.of(
              answer.items().stream()
                  .filter(run -> isOf(template, run) && listed.has(run))
                  .flatMap(TallyfyTemplates::finished)
                  .toList());
        });
  }

  private <T> CompletionStage<Fetched<T>> ask(
      Tenant tenant, Question asked, URI address, TallyfyCalls.Understanding<T> understanding) {
    return calls
        .ask(tenant, asked, address, understanding)
        .<Fetched<T>>thenApply(value -> new Fetched.Read<>(value, clock.instant()))
        .exceptionally(thrown -> failed(tenant, asked, CallFailed.in(thrown)));
  }

  private static <T> Fetched<T> failed(Tenant tenant, Question asked, CallFailed e) {
    LOGGER.log(
        e.logLevel(),
        "{0} of tenant {1}: {2} ({3})",
        asked,
        tenant.id(),
        e.failure(),
        e.getMessage());
    return new Fetched.Failed<>(e.failure(), e.retryAfter());
  }

  private static boolean isOf(TemplateId template, Node run) {
    return run.member("checklist_id").words().filter(template.value()::equals).isPresent();
  }

  /** When a completed run began and ended; nothing for others. */
  private static Stream<Finished> finished(Node run) {
    Optional<When> begun =
        WhenReader.read(run.member("started_at"))
            .or(() -> WhenReader.read(run.member("created_at")));
    Optional<When> ended = WhenReader.read(run.member("completed_at"));
    return StatusReader.ofRun(run.member("status")).kind() == RunStatus.Kind.COMPLETE
        ? When.instant(begun).stream()
            .flatMap(from -> When.instant(ended).stream().map(to -> new Finished(from, to)))
        : Stream.empty();
  }
}
