package org.runportal.page;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.runportal.run.RunId;
import org.runportal.tenant.Marks;

/**
 * What somebody pasted to find a run: an id, a number, or a link to it, also one that a mail
 * scanner has wrapped.
 *
 * @param tenant the tenant named by a link to this portal
 * @param organization the organization named by a link to Tallyfy
 * @param run the run's id
 * @param number the run's number, when that is all there is
 */
public record RunReference(
    Optional<String> tenant,
    Optional<String> organization,
    Optional<RunId> run,
    Optional<String> number) {

  private static final RunReference NOTHING =
      new RunReference(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int MAX_LENGTH = 8_000;
  private static final int MAX_WRAPPINGS = 6;

  /**
   * {@code 1234}, {@code #1234}, {@code No. 1,234}, {@code رقم ١٢٣٤}, in one form of each letter.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)(?:(?:process|vorgang|processus|proceso|عملية|العملية)[ :]*)?"
              + "(?:n[or]?[.°] ?[o°]?|(?:n[or]|number|nummer|num[eé]ro|n[uú]m(?:\\.|ero)|رقم)[ :#])?"
              + "[ :#]*"
              + "([0-9]{1,10}|[0-9]{1,3}(?:[,.'’٬، ][0-9]{3}){1,3})");

  /** An id that a mail has broken over two lines. */
  private static final Pattern BROKEN_ID = Pattern.compile("(?i)[0-9a-f]+(?:\\s+[0-9a-f]+)+");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DIGIT = Pattern.compile("[0-9_]");
  private static final int MIN_TYPED_ID = 8;
  private static final int MIN_UNDOUBTED_ID = 20;
  private static final int ID_LENGTH = 32;
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[^0-9]");
  private static final Pattern HEX_PAIR = Pattern.compile("-([0-9A-Fa-f]{2})");
  private static final String ID = "([A-Za-z0-9_-]+)";
  private static final String END = "(?:[^A-Za-z0-9_%\\pL-]|$)";

  /** Proofpoint's second form: {@code ?u=https-3A__host_path}. */
  private static final Pattern PROOFPOINT_2 = Pattern.compile("/v2/url\\?(?:[^#]*&)?u=([^&#]+)");

  /** Proofpoint's third form: {@code /v3/__https://host/path__;}. */
  private static final Pattern PROOFPOINT_3 = Pattern.compile("/v3/__(.+?)__(?:;|$)");

  /** A link inside a link, as a parameter or as the rest of a path. */
  private static final Pattern INNER =
      Pattern.compile("(?i)^https?://.*?[=/](https?(?:://|%3a%2f%2f|%253a).*)$");

  private static final Pattern ORGANIZATION_PATH =
      Pattern.compile(
          "/organizations/" + ID + "/runs/" + ID + END + "|/" + ID + "/process(?:es)?/" + ID + END);
  private static final Pattern TRACKER_PATH = Pattern.compile("/tracker/" + ID + END);

  /** Understands a text; all parts are empty when it cannot. */
  public static RunReference parse(String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return NOTHING;
    }
    String trimmed = Marks.removedAround(text);
    Matcher number = NUMBER.matcher(inOneForm(trimmed));
    if (number.matches()) {
      return new RunReference(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(BETWEEN_DIGITS.matcher(number.group(1)).replaceAll("")));
    }
    String id = unbroken(trimmed);
    if (RunId.parse(id).isPresent()) {
      return isWord(id) ? NOTHING : to(null, null, id);
    }
    return link(unwrapped(trimmed));
  }

  /** A word that was typed is no id: ids have digits, and are not short. */
  private static boolean isWord(String text) {
    return text.length() < MIN_UNDOUBTED_ID
        && (text.length() < MIN_TYPED_ID || !DIGIT.matcher(text).find());
  }

  /** Digits of every script as 0 to 9, and every kind of blank as one. */
  private static String inOneForm(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .forEach(
            letter -> {
              if (Character.isDigit(letter)) {
                plain.append(Character.digit(letter, 10));
              } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                plain.append(' ');
              } else {
                plain.appendCodePoint(letter);
              }
            });
    return plain.toString();
  }

  private static String unbroken(String text) {
    if (text.length() > 2 * ID_LENGTH || !BROKEN_ID.matcher(text).matches()) {
      return text;
    }
    String id = BLANKS.matcher(text).replaceAll("");
    return id.length() == ID_LENGTH ? id : text;
  }

  /** Whether nothing was understood. */
  public boolean isNothing() {
    return run.isEmpty() && number.isEmpty();
  }

  private static RunReference link(String link) {
    Matcher tallyfy = ORGANIZATION_PATH.matcher(link);
    if (tallyfy.find()) {
      return tallyfy.group(1) != null
          ? to(null, tallyfy.group(1), tallyfy.group(2))
          : to(null, tallyfy.group(3), tallyfy.group(4));
    }
    Matcher tracker = TRACKER_PATH.matcher(link);
    if (tracker.find()) {
      return to(null, null, tracker.group(1));
    }
    return RunAddress.firstIn(link)
        .map(portal -> to(portal.tenant(), null, portal.run().value()))
        .orElse(NOTHING);
  }

  private static RunReference to(String tenant, String organization, String run) {
    return new RunReference(
        Optional.ofNullable(tenant),
        Optional.ofNullable(organization),
        RunId.parse(run),
        Optional.empty());
  }

  private static String unwrapped(String link) {
    String inner = link;
    for (int i = 0; i < MAX_WRAPPINGS; i++) {
      String next = unwrappedOnce(inner);
      if (next.equals(inner)) {
        return inner;
      }
      inner = next;
    }
    return inner;
  }

  private static String unwrappedOnce(String link) {
    Matcher second = PROOFPOINT_2.matcher(link);
    if (second.find()) {
      return decoded(HEX_PAIR.matcher(second.group(1).replace('_', '/')).replaceAll("%$1"));
    }
    Matcher third = PROOFPOINT_3.matcher(link);
    if (third.find()) {
      return third.group(1);
    }
    Matcher inner = INNER.matcher(link);
    return inner.matches() ? decoded(inner.group(1)) : link;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign; what can be read is still read
    }
  }
}
