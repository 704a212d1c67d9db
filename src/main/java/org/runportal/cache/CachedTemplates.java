package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.runportal.run.Fetched;
import org.runportal.run.HiddenTask;
import org.runportal.run.Question;
import org.runportal.run.RunId;
import org.runportal.run.TemplateId;
import org.runportal.run.TemplateRules;
import org.runportal.run.TemplateSource;
import org.runportal.run.Templates;
import org.runportal.run.Yardstick;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * The cache of templates, of the tasks they hide in a run, and of how long their runs take. All are
 * refreshed in the background and fresh for an hour; what failed is retried after half an hour or
 * later, so each takes at most two calls an hour. What is missing or forbidden is not asked for
 * again within an hour.
 */
@ApplicationScoped
public class CachedTemplates implements Templates {
  private static final Duration FRESH_FOR = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(30);

  /** A hidden task may become confidential: its title does not outlive its answer for long. */
  private static final Duration MAX_AGE_OF_HIDDEN = FRESH_FOR.plusMinutes(15);

  private final CopyMemory memory;
  private final TemplateSource source;
  private final CallLimits limits;
  private final Clock clock;

  /** Each tenant has its own cache objects, so nothing can be found without a tenant. */
  private final Map<TenantId, OfTenant> tenants = new ConcurrentHashMap<>();

  private record OfTenant(
      TenantAnswers<TemplateId, TemplateRules> rules,
      TenantAnswers<RunId, List<HiddenTask>> hidden,
      TenantAnswers<TemplateId, Yardstick> yardsticks) {}

  /**
   * @param memory shared by all tenants
   * @param source called when something is due
   * @param limits the tenants' call limits
   * @param clock for the age of answers
   */
  @Inject
  public CachedTemplates(CopyMemory memory, TemplateSource source, CallLimits limits, Clock clock) {
    this.memory = memory;
    this.source = source;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Optional<TemplateRules> rules(Tenant tenant, TemplateId template) {
    return of(tenant).rules().atHand(template);
  }

  @Override
  public Optional<List<HiddenTask>> hidden(Tenant tenant, RunId run) {
    return of(tenant).hidden().atHand(run);
  }

  @Override
  public Optional<Yardstick> yardstick(Tenant tenant, TemplateId template) {
    return of(tenant).yardsticks().atHand(template);
  }

  private OfTenant of(Tenant tenant) {
    return tenants.computeIfAbsent(
        tenant.id(),
        id ->
            new OfTenant(
                answers(
                    tenant,
                    Question.OfTemplate::new,
                    template -> source.rules(tenant, template),
                    tenant.limits().copyMaxAge()),
                answers(
                    tenant,
                    Question.OfHiddenTasks::new,
                    run -> source.hidden(tenant, run),
                    MAX_AGE_OF_HIDDEN),
                answers(
                    tenant,
                    Question.OfYardstick::new,
                    template -> source.yardstick(tenant, template),
                    tenant.limits().copyMaxAge())));
  }

  private <K, V> TenantAnswers<K, V> answers(
      Tenant tenant,
      Function<K, Question> question,
      Function<K, CompletionStage<Fetched<V>>> ask,
      Duration maxAge) {
    QuestionKind<K, V> kind =
        new QuestionKind<>(
            question, ask, FRESH_FOR, maxAge, maxAge, (failed, failures) -> pause(failed));
    return new TenantAnswers<>(tenant, kind, limits.of(tenant), memory, clock);
  }

  private static Duration pause(Fetched.Failed<?> failed) {
    if (!failed.failure().keepsCopy()) {
      return FRESH_FOR;
    }
    return failed.retryAfter().filter(wait -> wait.compareTo(PAUSE) > 0).orElse(PAUSE);
  }
}
