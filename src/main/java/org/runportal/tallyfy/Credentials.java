package org.runportal.tallyfy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows what opens something without a sign-in: a guest's permanent link and code, the vendor's
 * downloads, signed addresses, hooks that take whatever is sent to them. Members of the answer that
 * hold one are never kept, and none stays in any text a person wrote.
 */
final class Credentials {
  /** Anything that could be an address: no blanks, no quotes, no tags. */
  private static final Pattern WORD = Pattern.compile("[^\\s\"'<>]+");

  private static final Pattern OPENS_WITHOUT_SIGN_IN =
      Pattern.compile(
          "guest-all-task|guest-task|guests?(?:/|%2f)|guest[_-]?code|(?:/|%2f)file(?:/|%2f)"
              + "|//hooks?\\.|(?:/|%2f|//)(?:incoming)?web-?hooks?(?:\\d|/|\\.|%2f)|(?:/|%2f)hooks?(?:/|%2f)"
              + "|[?&;](?:[a-z-]*token|[a-z-]*signature|sig|api_?key|secret|password)=");

  /** Members that hold a credential under a name that may mean something else elsewhere. */
  private static final Set<String> EXACT =
      Set.of(
          "link",
          "token",
          "secret",
          "password",
          "apikey",
          "accesstoken",
          "refreshtoken",
          "clientsecret",
          "publiclink",
          // nobody's business: where a guest was last seen
          "lastknownip",
          "lastknowncountry",
          "lastcountry",
          "lastcity");

  private static final List<String> PARTS =
      List.of("webhook", "guestlink", "guestcode", "guesturl", "taskurl", "magiclink");

  private Credentials() {}

  /** Whether what stands under that name must never be kept. */
  static boolean isKeptUnder(String name) {
    // asked for every member of every answer
    String key = lettersAndDigits(name.toLowerCase(Locale.ROOT));
    if (EXACT.contains(key)) {
      return true;
    }
    for (String part : PARTS) {
      if (key.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String lettersAndDigits(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** The text without them; what is left says that something was removed. */
  static String removed(String text) {
    if (text.indexOf('/') < 0 && text.indexOf('=') < 0 && text.indexOf('%') < 0) {
      return text; // no address, as nearly all texts
    }
    String folded = text.toLowerCase(Locale.ROOT);
    return OPENS_WITHOUT_SIGN_IN.matcher(folded).find()
        ? WORD.matcher(text)
            .replaceAll(
                word ->
                    OPENS_WITHOUT_SIGN_IN.matcher(word.group().toLowerCase(Locale.ROOT)).find()
                        ? "[…]"
                        : Matcher.quoteReplacement(word.group()))
        : text;
  }
}
