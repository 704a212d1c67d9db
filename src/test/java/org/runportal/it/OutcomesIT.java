package org.runportal.it;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runportal.Depth;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.Looks.Look;
import org.runportal.page.Outcome;
import org.runportal.tallyfy.TallyfyStub;

/**
 * A process for every outcome, read from an answer of the vendor: what the page says first, and how
 * it looks in every language. By default each outcome is seen once, and all languages, widths and
 * colours are seen with some outcome; with {@code -Dthorough} each is seen in all.
 */
@SharedPortal
@RunAsClient
class OutcomesIT {
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");
  private static final List<Integer> WIDTHS = List.of(320, 360, 768, 1280);
  private static final List<Scheme> SCHEMES = List.of(Scheme.LIGHT, Scheme.DARK);
  private static final Pattern DAY = Pattern.compile("<(-?\\d+)>");

  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final Looks LOOKS = new Looks(BROWSER);

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @AfterEach
  void forgetTheLanguage() {
    BROWSER.driver().manage().deleteAllCookies();
  }

  @ParameterizedTest
  @EnumSource
  void saysFirstWhatHasBecomeOfIt(Outcome outcome) throws IOException {
    String id = "outcome" + outcome.ordinal();
    vendor.answers(
        "organizations/acmeorganization/runs/" + id, TallyfyStub.json(answer(id, outcome)));
    SoftAssertions all = new SoftAssertions();

    String page = Portal.get("/acme/runs/" + id).body();
    all.assertThat(page)
        .containsPattern(
            "class=\"headline\"><span[^>]*>[^<]*"
                + Pattern.quote(headline(outcome))
                + "[^<]*</span>");
    LOOKS.look(
        all,
        Portal.root() + "/acme/runs/" + id,
        "outcome-" + outcome.name().toLowerCase().replace('_', '-'),
        looks(outcome.ordinal()));
    all.assertAll();
  }

  private static List<Look> looks(int number) {
    List<Look> every = new ArrayList<>();
    for (String language : LANGUAGES) {
      for (int width : WIDTHS) {
        for (Scheme scheme : SCHEMES) {
          every.add(new Look(language, width, scheme));
        }
      }
    }
    return Depth.THOROUGH
        ? every
        : List.of(
            new Look(
                LANGUAGES.get(number % LANGUAGES.size()),
                WIDTHS.get(number / 4),
                SCHEMES.get(number % 2)));
  }

  /** What the headline says in English. */
  private static String headline(Outcome outcome) {
    return switch (outcome) {
      case NOT_STARTED -> "Not started yet. Waiting for";
      case WAITING -> "Waiting for a member since";
      case LATE -> "3 days late.";
      case UNASSIGNED -> "Nobody is assigned to the next task yet";
      case CONFIDENTIAL -> "The next task is confidential.";
      case NOTHING_NEXT -> "No task is next right now.";
      case PROBLEM -> "Problem reported. Waiting for";
      case HELD_UP -> "Held up by a problem. No task can be completed";
      case GOES_ON -> "Work goes on. Waiting for";
      case DECLINED -> "Declined by a member";
      case PARTLY_APPROVED -> "Partly approved: 1 of 2 approvals was declined.";
      case COMPLETE -> "Nothing more to do.";
      case ARCHIVED -> "; archived";
      case ARCHIVED_DECLINED -> "Nothing more will happen here.";
      case ARCHIVED_UNFINISHED -> "Archived before it was complete";
      case NO_TASKS -> "This process has no tasks.";
    };
  }

  private static String answer(String id, Outcome outcome) {
    String run =
        switch (outcome) {
          case NOT_STARTED ->
              "'status':'active'" + tasks(ready("Contract", 4), ready("Payment", 9));
          case WAITING ->
              "'status':'active'" + tasks(done("Offer"), open("Contract", 4), ready("Payment", 9));
          case LATE ->
              "'status':'active'" + tasks(done("Offer"), open("Contract", -3), ready("Payment", 9));
          case UNASSIGNED ->
              "'status':'active'"
                  + tasks(done("Offer"), open("Contract", 4).replace("[10013]", "[]"));
          case CONFIDENTIAL ->
              "'status':'active'"
                  + tasks(
                      done("Offer"),
                      open("Contract", 4).replace("'top_secret':false", "'top_secret':true"));
          case NOTHING_NEXT ->
              "'status':'active','next_task':{'data':[]}"
                  + tasks(done("Offer"), ready("Payment", 9));
          case PROBLEM ->
              "'status':'problem'"
                  + tasks(done("Offer"), withProblem(open("Contract", 4)), ready("Payment", 9));
          case HELD_UP ->
              "'status':'problem','has_open_issue':true"
                  + tasks(done("Offer"), open("Contract", 4));
          case GOES_ON ->
              "'status':'active'" + tasks(approval("Credit line", false), open("Contract", 4));
          case DECLINED ->
              "'status':'complete'" + tasks(done("Offer"), approval("Credit line", false));
          case PARTLY_APPROVED ->
              "'status':'complete'"
                  + tasks(approval("Credit line", true), approval("Discount", false));
          case COMPLETE ->
              "'status':'complete','completed_at':'<-1>'" + tasks(done("Offer"), done("Contract"));
          case ARCHIVED ->
              "'status':'archived','completed_at':'<-2>','archived_at':'<-1>'"
                  + tasks(done("Offer"));
          case ARCHIVED_DECLINED ->
              "'status':'archived','archived_at':'<-1>'"
                  + tasks(done("Offer"), approval("Credit line", false));
          case ARCHIVED_UNFINISHED ->
              "'status':'archived','archived_at':'<-1>'"
                  + tasks(done("Offer"), open("Contract", 4));
          case NO_TASKS -> "'status':'active'" + tasks();
        };
    String json =
        ("{'data':{'id':'"
                + id
                + "','increment_id':812,'name':'Supplier contract: Northwind Traders',"
                + "'checklist_title':'Supplier contract','owner_id':10013,'created_at':'<-9>',"
                + (outcome == Outcome.NOT_STARTED ? "" : "'started_at':'<-9>',")
                + run
                + "}}")
            .replace('\'', '"');
    Instant today = Instant.now().truncatedTo(ChronoUnit.HOURS);
    return DAY.matcher(json)
        .replaceAll(day -> today.plus(Long.parseLong(day.group(1)), ChronoUnit.DAYS).toString());
  }

  private static String tasks(String... tasks) {
    return ",'tasks':{'data':[" + String.join(",", tasks) + "]}";
  }

  private static String done(String title) {
    return task(
        title,
        "'status':'completed','started_at':'<-9>','deadline':'<-6>','completed_at':'<-7>','completer_id':10013");
  }

  private static String open(String title, int due) {
    return task(title, "'status':'in-progress','started_at':'<-7>','deadline':'<" + due + ">'");
  }

  private static String ready(String title, int due) {
    return task(title, "'status':'not-started','deadline':'<" + due + ">'");
  }

  private static String approval(String title, boolean approved) {
    return done(title)
        .replace("'task_type':'task'", "'task_type':'approval','is_approved':" + approved)
        .replace(
            "'threads':[]",
            "'threads':[{'id':1,'label':'comment','author_id':10013,'content':'Too expensive for this year.','created_at':'<-7>'}]");
  }

  private static String withProblem(String task) {
    return task.replace("'problem':false", "'problem':true")
        .replace(
            "'threads':[]",
            "'threads':[{'id':2,'label':'problem','author_id':10014,'content':'The bank details do not match the form.','created_at':'<-1>'}]");
  }

  private static String task(String title, String standing) {
    return "{'id':'%s','title':'%s','task_type':'task','top_secret':false,'problem':false,'threads':[],'owners':{'users':[10013],'guests':[],'groups':[]},%s}"
        .formatted(title.toLowerCase().replace(' ', '-'), title, standing);
  }
}
