package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.runportal.sandbox.story.Directory;
import org.runportal.sandbox.story.GetTemplateAnswer;
import org.runportal.sandbox.story.Includes;
import org.runportal.sandbox.story.ListedRuns;
import org.runportal.sandbox.story.Now;
import org.runportal.sandbox.story.Page;
import org.runportal.sandbox.story.RunAnswer;
import org.runportal.sandbox.story.RunListQuestion;
import org.runportal.sandbox.story.Stories;
import org.runportal.sandbox.story.Story;
import org.runportal.sandbox.story.TaskListQuestion;

/** The stub of the vendor: builds the response of an accepted request. */
@ApplicationScoped
public class Sandbox {
  /** The id of the run that is answered late. */
  static final String SLOW = "slow";

  private static final Logger LOGGER = System.getLogger(Sandbox.class.getName());

  private final SandboxSettings settings;
  private final ListedRuns listed = new ListedRuns();

  @Inject
  Sandbox(Config config) {
    this(SandboxSettings.read(key -> config.getOptionalValue(key, String.class)));
  }

  Sandbox(SandboxSettings settings) {
    this.settings = settings;
  }

  void warn(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (settings.enabled()) {
      LOGGER.log(
          Level.WARNING,
          "the sandbox is on and answers invented runs below /-/sandbox/api, with a switch for bad"
              + " days at /-/sandbox: for demos and tests only");
    }
  }

  public boolean isOn() {
    return settings.enabled();
  }

  /** The link from the switch page to runs; see {@link SandboxSettings#runLink}. */
  public Optional<String> runLink() {
    return settings.runLink();
  }

  /** The delay of slow responses. */
  public Duration slowness() {
    return settings.slow();
  }

  /** The error response of a rejected request; empty if it is accepted. See {@link Admission}. */
  public Optional<Reply> refusal(String authorization, String client, String organization) {
    return new Admission(settings).refusal(authorization, client, organization);
  }

  /**
   * The response of "Get process".
   *
   * @param with the decoded parameter, or null
   * @param formFieldsValues likewise
   */
  public Reply run(String runId, String with, String formFieldsValues) {
    Optional<BadDay> badDay = BadDay.named(runId);
    if (badDay.isPresent()) {
      return badDay.get().reply();
    }
    Now now = now();
    Optional<Story> found =
        SLOW.equals(runId) ? Optional.of(Stories.regular(SLOW, now)) : Stories.find(runId, now);
    return found
        .map(
            story ->
                RunAnswer.of(
                    story,
                    now,
                    Includes.of(with),
                    Boolean.parseBoolean(formFieldsValues),
                    settings.listsSkipped()))
        .map(Reply::ok)
        .orElse(Refusal.NO_SUCH_RESOURCE);
  }

  /**
   * A page of the answer of "List processes".
   *
   * @param parameter the value of a parameter by its name, or null
   * @param address of the list, for the links to its neighbours
   */
  public Reply runs(Function<String, String> parameter, String address) {
    Now now = now();
    RunListQuestion question = new RunListQuestion(parameter);
    Page page = Page.of(parameter.apply("page"), parameter.apply("per_page"), 10, 100);
    return question
        .stories(listed, now)
        .map(
            rows ->
                Reply.ok(page.of(rows, run -> question.row(run, now), address, settings.lists())))
        .orElse(Refusal.UNKNOWN_SORT);
  }

  /**
   * A page of the answer of "List organization tasks".
   *
   * @param parameter the value of a parameter by its name, or null
   * @param address of the list, for the links to its neighbours
   */
  public Reply tasks(Function<String, String> parameter, String address) {
    Now now = now();
    TaskListQuestion question = new TaskListQuestion(parameter);
    return tasks(question, question.ofAll(listed, now), now, address);
  }

  /** A page of the answer of "List process tasks"; see {@link #tasks}. */
  public Reply tasksOf(String runId, Function<String, String> parameter, String address) {
    Now now = now();
    TaskListQuestion question = new TaskListQuestion(parameter);
    return Stories.find(runId, now)
        .map(run -> tasks(question, question.of(run, now), now, address))
        .orElse(Refusal.NO_SUCH_RESOURCE);
  }

  private static Reply tasks(
      TaskListQuestion question,
      Optional<List<TaskListQuestion.Row>> rows,
      Now now,
      String address) {
    String perPage = question.parameter().apply("per_page");
    Page page = Page.of(question.parameter().apply("page"), perPage, 10, 100);
    return rows.map(tasks -> Reply.ok(page.of(tasks, row -> question.row(row, now), address)))
        .orElse(Refusal.UNKNOWN_SORT);
  }

  /**
   * The response of "Get template".
   *
   * @param with the parameter, or null
   */
  public Reply template(String id, String with) {
    return Stories.ofTemplate(id, now())
        .map(story -> Reply.ok(GetTemplateAnswer.of(story, with)))
        .orElse(Refusal.NO_SUCH_RESOURCE);
  }

  /**
   * A page of the members.
   *
   * @param page the parameter as sent, or null
   * @param perPage likewise
   * @param address the URL of the list, for its links to other pages
   */
  public Reply users(String page, String perPage, String address) {
    return list(Directory.users(now()), Page.of(page, perPage, 9999, 9999), address);
  }

  /** A page of the groups; see {@link #users}. */
  public Reply groups(String page, String perPage, String address) {
    return list(Directory.groups(now()), Page.of(page, perPage, 10, 100), address);
  }

  /** A page of the guests; see {@link #users}. */
  public Reply guests(String page, String perPage, String address) {
    return list(Directory.guests(now()), Page.of(page, perPage, 999, 999), address);
  }

  private static Reply list(List<JsonObject> rows, Page page, String address) {
    return Reply.ok(page.of(rows, address));
  }

  private Now now() {
    return Now.of(settings.clock(), settings.zone());
  }
}
