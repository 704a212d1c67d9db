package org.runportal.page;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.runportal.page.RunView.AnswerLine;
import org.runportal.run.Detail;
import org.runportal.run.FormAnswer;

/** Formats values of any type: as a line with a label, or as one text for the cell of a table. */
final class Answers {
  private static final Pattern UNDERLINED = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+");

  private static final Pattern CELL_TO_CELL = Pattern.compile("</t[dh]>\\s*<t[dh][^>]*>");
  private static final Pattern BLOCK =
      Pattern.compile(
          "</?(?:p|br|li|ul|ol|blockquote|pre|table|caption|t[a-z]{1,4})(?: [^>]*)?/?>");
  private static final Pattern STRUCK = Pattern.compile("</?(?:del|s)>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final boolean filesShown;
  private final Wording words;
  private final Wording full;
  private final FormattedTexts formatted;

  /**
   * @param filesShown whether the names of uploaded files may be shown
   */
  Answers(boolean filesShown, Wording words) {
    this.filesShown = filesShown;
    this.words = words;
    // an answer is a fact: it names the year, as a sheet of paper has to
    this.full = words.onPaper();
    this.formatted = new FormattedTexts(words);
  }

  /** A line with the label of the value. */
  AnswerLine line(String label, FormAnswer answer) {
    if (answer instanceof FormAnswer.Rich rich) {
      return new AnswerLine(
          label, "", formatted.html(rich.text()), List.of(), List.of(), List.of());
    }
    if (answer instanceof FormAnswer.Table table) {
      String unclear = table.unclear() ? words.say("answer.table.unclear") : "";
      return new AnswerLine(label, unclear, "", List.of(), table.head(), table.rows());
    }
    List<String> items = items(answer);
    return items.isEmpty() || answer instanceof FormAnswer.Picked
        ? new AnswerLine(label, text(answer), "", List.of(), List.of(), List.of())
        : new AnswerLine(label, "", "", items, List.of(), List.of());
  }

  /** A line with a label of the portal if there is one, otherwise with the vendor's name. */
  AnswerLine line(Detail detail) {
    return line(label(detail), value(detail));
  }

  /** One text. */
  String text(FormAnswer answer) {
    if (answer instanceof FormAnswer.Words given) {
      return given.words();
    }
    if (answer instanceof FormAnswer.Rich rich) {
      return plain(formatted.html(rich.text()));
    }
    if (answer instanceof FormAnswer.Date date) {
      return full.moment(date.when()).absolute();
    }
    if (answer instanceof FormAnswer.Picked picked) {
      return words.people().list(picked.people());
    }
    if (answer instanceof FormAnswer.Flag flag) {
      return words.yesOrNo(flag.on());
    }
    if (answer instanceof FormAnswer.Id) {
      return words.say("answer.id");
    }
    if (answer instanceof FormAnswer.Missing) {
      return words.say("answer.missing");
    }
    if (answer instanceof FormAnswer.Files && !filesShown) {
      return words.say("answer.hidden");
    }
    List<String> items = items(answer);
    if (items.isEmpty()) {
      return words.say("answer.none");
    }
    return items.size() == 1 ? items.get(0) : words.list(items);
  }

  /** One text, with the vendor's codes in the visitor's language. */
  String text(Detail detail) {
    return text(value(detail));
  }

  /** The label of a detail. */
  String label(Detail detail) {
    String key = "other." + detail.key();
    if (words.texts().knows(key)) {
      return words.say(key);
    }
    return detail.name().isEmpty() ? words.say("other.unnamed") : detail.name();
  }

  private List<String> items(FormAnswer answer) {
    if (answer instanceof FormAnswer.Items items) {
      return items.items();
    }
    if (answer instanceof FormAnswer.Files files) {
      return filesShown ? files.names().stream().map(this::file).toList() : List.of();
    }
    if (answer instanceof FormAnswer.Chosen chosen) {
      return Stream.concat(
              chosen.options().stream(),
              chosen.unclear().stream()
                  .map(option -> words.say("answer.unclear", "option", option)))
          .toList();
    }
    if (answer instanceof FormAnswer.Details details) {
      return details.details().stream()
          .map(detail -> words.say("other.pair", "label", label(detail), "value", text(detail)))
          .toList();
    }
    if (answer instanceof FormAnswer.Table table) {
      return table.rows().stream()
          .map(row -> words.list(row.stream().filter(cell -> !cell.isEmpty()).toList()))
          .toList();
    }
    return List.of();
  }

  /** The name of a file. */
  String file(String name) {
    return name.isEmpty() ? words.say("answer.file") : name;
  }

  /** The vendor's codes in words; an unknown code is shown as it is, without underscores. */
  private FormAnswer value(Detail detail) {
    if (!(detail.value() instanceof FormAnswer.Words given)) {
      return detail.value();
    }
    String word = given.words();
    String key = "word." + detail.key() + "." + word.toLowerCase(Locale.ROOT).replace('_', '-');
    if (word.length() < 40 && words.texts().knows(key)) {
      return new FormAnswer.Words(words.say(key));
    }
    return UNDERLINED.matcher(word).matches()
        ? new FormAnswer.Words(word.replace('_', ' '))
        : detail.value();
  }

  private static String plain(String html) {
    String cells = CELL_TO_CELL.matcher(html).replaceAll(", ");
    String blocks = BLOCK.matcher(cells).replaceAll(" ").replace("<sup>", "^");
    String text = TAG.matcher(STRUCK.matcher(blocks).replaceAll("~")).replaceAll("");
    String words =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#43;", "+")
            .replace("&#61;", "=")
            .replace("&#64;", "@")
            .replace("&#96;", "`")
            .replace("&amp;", "&");
    return SPACES.matcher(words).replaceAll(" ").strip();
  }
}
