package org.runportal.page;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.Proportion;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormattedText;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.RunBuilder;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** What pages make of words of visitors and of the vendor costs no more than in proportion. */
class LinearTextTest {
  private static final Texts TEXTS = Texts.in(Locale.UK);

  static Stream<Arguments> readers() {
    Moments moments = new Moments(Pages.NOW, ZoneOffset.UTC, TEXTS);
    Answers answers = new Answers(true, Pages.words(TEXTS, moments));
    Redaction redaction =
        Redaction.of(
            Pages.tenant("guests,emails"),
            RunBuilder.aRun()
                .ownedBy(new Person.Guest("ana@x.example", Optional.of("Ana Reyes")))
                .build(),
            People.Names.NONE,
            TEXTS);
    return Stream.of(
        reader("the box", text -> RunReference.parse(text.substring(0, text.length() / 2))),
        reader("a path", text -> RunAddress.parse("/runs/" + text)),
        reader("a link", text -> RunAddress.firstIn(text)),
        reader("the filter", text -> TaskQuery.of(Map.of("text", text, "page", text))),
        reader("words", text -> redaction.words(text)),
        reader(
            "formatted text", text -> answers.text(new FormAnswer.Rich(FormattedText.html(text)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void readsInProportion(String what, Consumer<String> reader) throws Exception {
    Proportion.holds(what, reader);
  }

  private static Arguments reader(String what, Consumer<String> reader) {
    return Arguments.of(what, reader);
  }
}
