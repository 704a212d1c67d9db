package org.runportal.tallyfy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.PolicyFactory;
import org.runportal.run.FormattedText;
import org.runportal.run.Person;

/**
 * Sanitizes formatted text of the vendor, so that it can be printed as it is. Only the listed
 * elements are kept; the only attributes are the start number of a list and the span of a cell.
 * Headings become paragraphs, so that they do not disturb the headings of the page. Links keep
 * their text and lose their address, which may be a credential. Pictures and videos become
 * {@linkplain FormattedText.Picture placeholders}, ids of people {@linkplain FormattedText.Mention
 * mentions}.
 */
final class RichText {
  private static final int MAX_LENGTH = 60_000;

  /** Elements that embed something other than a picture. */
  private static final Set<String> FILMS =
      Set.of("iframe", "video", "audio", "embed", "object", "frame", "applet");

  private static final Set<String> PICTURES = Set.of("img", "image", "svg", "canvas");

  /** Where an editor puts the id of somebody who is mentioned. */
  private static final List<String> MENTION_IDS =
      List.of("data-id", "data-user-id", "data-mention-id");

  /** The id of a member or a group. */
  private static final String PERSON = "[0-9]{1,19}|[0-9a-f]{32}";

  /** A placeholder as {@link #ALLOWED} prints it, or a mention: {@code @[1]}. */
  private static final Pattern PLACE =
      Pattern.compile(
          "<img class=\"(picture|film|mention)\"(?: alt=\"([^\"]*)\")? ?/?>"
              + "|&#64;\\[ *("
              + PERSON
              + ") *(?:\\|([^]<]{0,80}))?]"
              + "|&#64;\\[([^]<]{1,80})]\\(("
              + PERSON
              + ")\\)");

  /** Elements that stand apart from what is around them. */
  private static final String[] BLOCKS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "dt",
    "dd",
    "section",
    "article",
    "aside",
    "address",
    "center",
    "header",
    "footer",
    "main",
    "nav",
    "hgroup",
    "details",
    "summary",
    "fieldset",
    "legend",
    "figure",
    "figcaption",
    "form",
    "label",
    "button",
    "option",
    "textarea"
  };

  private static final Pattern PERSON_ID = Pattern.compile(PERSON);
  private static final Pattern SMALL_NUMBER = Pattern.compile("-?[0-9]{1,6}");
  private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "b",
              "strong",
              "i",
              "em",
              "u",
              "s",
              "del",
              "sub",
              "sup",
              "ul",
              "ol",
              "li",
              "blockquote",
              "code",
              "pre",
              "table",
              "caption",
              "thead",
              "tbody",
              "tfoot",
              "tr",
              "th",
              "td",
              "img")
          .allowElements((element, attributes) -> "p", BLOCKS)
          .allowElements((element, attributes) -> "br", "hr")
          .allowElements((element, attributes) -> "sup", "rt")
          .allowElements((element, attributes) -> "s", "strike")
          .allowAttributes("start")
          .matching((String start) -> SMALL_NUMBER.matcher(start).matches())
          .onElements("ol")
          .allowAttributes("colspan", "rowspan")
          .matching((String span) -> SPAN.matcher(span).matches())
          .onElements("td", "th")
          .allowAttributes("class")
          .matching(false, "picture", "film", "mention")
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .withPreprocessor(Placeholders::new)
          .toFactory();

  private RichText() {}

  /** Sanitizes a text; the result is empty when nothing remains. */
  static FormattedText of(String html) {
    String start = RichTags.asWords(cut(html));
    String safe = ALLOWED.sanitize(Credentials.removed(start)).strip();
    String words = withoutTags(safe, " ").replace('\u00a0', ' ');
    if (words.isBlank() && !safe.contains("<img ")) {
      return FormattedText.NONE;
    }
    // entities or several elements together may make up an address
    String seen = seen(withoutTags(safe, ""));
    return parts(
        Credentials.removed(seen).equals(seen)
            ? safe
            : ALLOWED.sanitize(escaped(Credentials.removed(seen))));
  }

  private static FormattedText parts(String safe) {
    if (!safe.contains("<img ") && !safe.contains("&#64;[")) {
      return new FormattedText(List.of(new FormattedText.Html(safe)));
    }
    List<FormattedText.Part> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(safe);
    int from = 0;
    while (place.find()) {
      html(parts, safe.substring(from, place.start()));
      from = place.end();
      parts.add(part(place));
    }
    html(parts, safe.substring(from));
    return new FormattedText(parts);
  }

  private static void html(List<FormattedText.Part> parts, String html) {
    if (!html.isEmpty()) {
      parts.add(new FormattedText.Html(html));
    }
  }

  private static FormattedText.Part part(Matcher place) {
    if (place.group(3) != null) {
      return mention(place.group(3), name(place.group(4)));
    }
    if (place.group(6) != null) {
      return mention(place.group(6), name(place.group(5)));
    }
    String alt = place.group(2) == null ? "" : seen(place.group(2));
    if (place.group(1).equals("mention")) {
      String[] named = alt.split(":", 2);
      return mention(named[0], name(escaped(named[1])));
    }
    String words = PlainText.of(alt).orElse("");
    return place.group(1).equals("film")
        ? new FormattedText.Film(words)
        : new FormattedText.Picture(words);
  }

  private static String withoutTags(String html, String instead) {
    StringBuilder words = new StringBuilder(html.length());
    int done = 0;
    for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', done)) {
      int end = html.indexOf('>', tag);
      if (end < 0) {
        break;
      }
      words.append(html, done, tag).append(instead);
      done = end + 1;
    }
    return words.append(html, done, html.length()).toString();
  }

  /** A name as it is written beside an id, with or without the sign for a mention. */
  private static Optional<String> name(String html) {
    String name = html == null ? "" : seen(html).strip();
    return PlainText.of(name.startsWith("@") ? name.substring(1) : name);
  }

  private static FormattedText.Mention mention(String id, Optional<String> name) {
    return new FormattedText.Mention(
        id.length() == 32 ? new Person.Group(id, name) : new Person.Member(id, name));
  }

  /** What a browser shows of a text without elements. */
  private static String seen(String html) {
    return visible(Encoding.decodeHtml(html, false));
  }

  private static String cut(String html) {
    String start = html.length() > MAX_LENGTH ? html.substring(0, MAX_LENGTH) + "…" : html;
    return visible(start);
  }

  /** Removes invisible characters, and those that change the direction of the text after them. */
  private static String visible(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isHidden(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static boolean isHidden(char letter) {
    return (letter >= 0x7f && letter <= 0x9f)
        || letter == 0xad
        || letter == 0x200b
        || (letter >= 0x202a && letter <= 0x202e)
        || (letter >= 0x2060 && letter <= 0x206f)
        || letter == 0xfeff;
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Replaces every embedded element by a picture without an address, and every mention of the
   * vendor's editor ({@code <span data-id="10013">@Mara</span>}) by one with the id and the name.
   */
  private static final class Placeholders extends HtmlStreamEventReceiverWrapper {
    private final StringBuilder name = new StringBuilder();
    private String mentioned = "";
    private int spans;

    Placeholders(HtmlStreamEventReceiver sink) {
      super(sink);
    }

    @Override
    public void openTag(String element, List<String> attributes) {
      if (!mentioned.isEmpty()) {
        spans += element.equals("span") ? 1 : 0;
        return;
      }
      String id = element.equals("span") ? mentionId(attributes) : "";
      if (PERSON_ID.matcher(id).matches()) {
        mentioned = id;
        return;
      }
      boolean film = FILMS.contains(element);
      if (!film && !isPicture(element, attributes)) {
        super.openTag(element, attributes);
        return;
      }
      List<String> kept = new ArrayList<>(List.of("class", film ? "film" : "picture"));
      String words = value(attributes, "alt", value(attributes, "title", ""));
      if (!words.isBlank()) {
        kept.addAll(List.of("alt", words));
      }
      super.openTag("img", kept);
    }

    @Override
    public void closeTag(String element) {
      if (!mentioned.isEmpty()) {
        if (element.equals("span") && --spans < 0) {
          endMention();
        }
        return;
      }
      if (!FILMS.contains(element) && !PICTURES.contains(element)) {
        super.closeTag(element);
      }
    }

    @Override
    public void text(String text) {
      if (mentioned.isEmpty()) {
        super.text(text);
      } else {
        name.append(text);
      }
    }

    @Override
    public void closeDocument() {
      if (!mentioned.isEmpty()) {
        endMention();
      }
      super.closeDocument();
    }

    private void endMention() {
      super.openTag(
          "img", new ArrayList<>(List.of("class", "mention", "alt", mentioned + ":" + name)));
      mentioned = "";
      name.setLength(0);
      spans = 0;
    }

    @Override
    public void close() {
      // nothing to close
    }

    private static boolean isPicture(String element, List<String> attributes) {
      return PICTURES.contains(element)
          || (element.equals("input") && value(attributes, "type", "").equalsIgnoreCase("image"));
    }

    private static String mentionId(List<String> attributes) {
      return MENTION_IDS.stream()
          .map(name -> value(attributes, name, ""))
          .filter(id -> !id.isEmpty())
          .findFirst()
          .orElse("");
    }

    private static String value(List<String> attributes, String name, String otherwise) {
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        if (attributes.get(i).equals(name)) {
          return attributes.get(i + 1);
        }
      }
      return otherwise;
    }
  }
}
