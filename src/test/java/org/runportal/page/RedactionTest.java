package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.page.RunView.Option;
import org.runportal.page.RunView.TaskLine;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunLookup;
import org.runportal.web.Badge;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

class RedactionTest {
  private static final Texts TEXTS = Texts.in(Locale.UK);
  private static final Person CAROL = new Person.Guest("carol@brightlaw.example", Optional.empty());
  private static final Person LATE = new Person.Guest("l@x.example", Optional.of("Late"));

  /** What a view may be made of. */
  public record View(String words, Literal address, Badge badge, List<String> more) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Call carol@brightlaw.example today | Call c…@brightlaw.example today",
        "carol@brightlaw.example.            | c…@brightlaw.example.",
        "<p>o&#39;hara&#64;x.example</p>     | <p>o…&#64;x.example</p>",
        "a@b.example,c@d.example             | a…@b.example,c…@d.example",
        "nothing @ all                       | nothing @ all",
      })
  void leavesTheFirstLetterOfAnAddress(String text, String shown) {
    assertThat(hiding("emails", aRun()).words(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Late, late and LATE          | a guest, a guest and a guest",
        "Late Late                    | a guest a guest",
        "Later, Translate             | Later, Translate",
        "write to l@x.example         | write to a guest",
        "write to somebody@x.example  | write to somebody@x.example",
      })
  void callsAGuestAGuest(String text, String shown) {
    RunBuilder run = aRun().withTask(aTask("Sign").ownedBy(LATE));

    assertThat(hiding("guests", run).words(text)).isEqualTo(shown);
  }

  @Test
  void touchesWordsAndNoValue() {
    View view =
        new View(
            "Late",
            new Literal("?person=Late&by=l@x.example"),
            new Badge("Late", Tone.LATE),
            List.of("Late", "In time"));

    assertThat(hiding("guests,emails", aRun().withTask(aTask("Sign").ownedBy(LATE))).applied(view))
        .isEqualTo(
            new View(
                "a guest",
                view.address(),
                new Badge("a guest", Tone.LATE),
                List.of("a guest", "In time")));
  }

  @Test
  void findsByTheFilterWhatTheFilterOffers() {
    List<Option> offered = tasks(Map.of("show", "open")).filter().people();

    assertThat(offered).extracting(Option::text).containsExactly("c…@brightlaw.example");
    assertThat(titles(Map.of("person", offered.get(0).value().value()))).containsExactly("Audit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"carol@brightlaw", "arol"})
  void tellsNobodyByTheFilterWhatThePageDoesNotShow(String hidden) {
    assertThat(titles(Map.of("person", hidden))).isEmpty();
    assertThat(titles(Map.of("text", hidden))).isEmpty();
  }

  private static List<String> titles(Map<String, String> query) {
    return tasks(query).groups().stream()
        .flatMap(group -> group.tasks().stream())
        .map(TaskLine::title)
        .toList();
  }

  private static RunView.Tasks tasks(Map<String, String> query) {
    RunBuilder run =
        aRun()
            .withTask(aTask("Audit").ownedBy(CAROL))
            .withTask(aTask("Write to carol@brightlaw.example"));
    return new RunPresenter(TEXTS, moments(), KnownPeople.none())
        .of(
            Pages.loaded(Pages.tenant("emails"), new RunLookup.Found(run.build(), Pages.NOW)),
            TaskQuery.of(query))
        .tasks();
  }

  private static Redaction hiding(String what, RunBuilder run) {
    return Redaction.of(Pages.tenant(what), run.build(), People.Names.NONE, TEXTS);
  }

  private static Moments moments() {
    return new Moments(Pages.NOW, ZoneOffset.UTC, TEXTS);
  }
}
