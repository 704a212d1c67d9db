package org.runportal.page;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.TemplateInfo;
import org.runportal.tallyfy.DirectAnswers;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Tenants;
import org.runportal.web.Choices;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/**
 * The views that the portal's run page is drawn from, for other frameworks: the same answer by the
 * same rules, formatted anew for each request, in the language and time zone of the tenant.
 */
public final class RunViews {
  private static final String SETTINGS = "portal.";

  private final Clock clock = Clock.systemUTC();
  private final Tenant tenant;
  private final DirectAnswers answers;
  private final Texts texts;
  private final Choices choices;

  private RunViews(Settings settings) {
    Tenants tenants = new Tenants(settings);
    tenant = tenants.all().stream().findFirst().orElseThrow(() -> refused(tenants));
    answers = DirectAnswers.of(settings, clock);
    texts = Texts.in(tenant.locale());
    choices = Choices.of(texts, tenant.timeZone());
  }

  /** Views of the first tenant that the system properties configure. */
  public static RunViews ofSystemProperties() {
    return new RunViews(
        Settings.of(
            key ->
                key.startsWith(SETTINGS)
                    ? Optional.ofNullable(System.getProperty(key))
                    : Optional.empty()));
  }

  /** A run, formatted; empty where there is none to show. Waits for Tallyfy where it has to. */
  public Optional<RunView> find(String id) {
    answers.people().of(tenant);
    return RunId.parse(id).flatMap(this::find);
  }

  private Optional<RunView> find(RunId id) {
    RunLookup lookup = RunLoader.await(tenant, answers.runs().find(tenant, id).answer());
    return lookup instanceof RunLookup.Answered answered
        ? Optional.of(view(id, answered))
        : Optional.empty();
  }

  private RunView view(RunId id, RunLookup.Answered answer) {
    Moments moments = new Moments(clock.instant(), tenant.timeZone(), texts);
    LoadedRun run =
        new LoadedRun(
            tenant,
            RunAddress.of("", tenant, id),
            answer,
            TemplateInfo.NONE,
            Optional.empty(),
            false);
    return new RunPresenter(texts, moments, answers.people()).of(run, TaskQuery.of(Map.of()));
  }

  /** The words of the page around the run. */
  public Texts texts() {
    return texts;
  }

  /** The languages and time zones to choose from. */
  public Choices choices() {
    return choices;
  }

  /** The name of the tenant. */
  public String name() {
    return tenant.name();
  }

  private static IllegalStateException refused(Tenants tenants) {
    return new IllegalStateException("no tenant: " + tenants.problems());
  }
}
