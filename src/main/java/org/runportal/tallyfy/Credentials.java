package org.runportal.tallyfy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Knows what opens something without a sign-in: a guest's permanent link and code, the vendor's
 * downloads, signed addresses, hooks that take whatever is sent to them. Members of the answer that
 * hold one are never kept, and none stays in any text a person wrote. They are known by the
 * vendor's hosts and by the forms of their addresses: a page below {@code /guest/} of another
 * company is an address like any other.
 */
final class Credentials {
  /** Anything that could be an address: no blanks, no quotes, no tags. */
  private static final Pattern WORD = Pattern.compile("[^\\s\"'<>]+");

  /** {@code /} as it stands in addresses inside addresses too. */
  private static final String STEP = "(?:/|%2f|%252f)";

  /** Forms that only the vendor's addresses have, whatever host serves them. */
  private static final String VENDOR_FORMS =
      "guest-all-task|guest-task|guest[_-]code="
          + ("|organizations" + STEP + "[^/%]+" + STEP + "(?:files?|guests?)" + STEP);

  /** At the vendor's own hosts, words are enough. */
  private static final Pattern VENDOR_HOST =
      Pattern.compile("(?:^|[/.@]|%2f)tallyfy\\.(?:com|net|io|dev|example)(?:[^a-z0-9-]|$)");

  private static final Pattern AT_VENDOR_HOST =
      Pattern.compile(
          "guest|hooks?|"
              + STEP
              + "files?"
              + STEP
              + "|(?:token|signature|sig|key|code|secret|password)=");

  /** Addresses that somebody has signed, as those of the vendor's downloads, and bearer tokens. */
  private static final String SIGNED =
      "x-(?:amz|goog)-(?:signature|credential|security-token)=|key-pair-id="
          + "|[?&;](?:signature|sig)=[^&]{16,}|eyj[a-z0-9_-]{8,}\\.eyj[a-z0-9_-]{8,}";

  /** Hooks that take whatever is sent to them: their address ends in a secret. */
  private static final String INCOMING_HOOKS =
      "//hooks?\\.[^/]+/[^?#]*[a-z0-9_-]{12,}|\\.webhook\\.office\\.com/|/api/webhooks/[0-9]{6,}/";

  private static final Pattern OPENS_WITHOUT_SIGN_IN =
      Pattern.compile(VENDOR_FORMS + "|" + SIGNED + "|" + INCOMING_HOOKS);

  /** Whatever one of the patterns finds has one of these words. */
  private static final List<String> SIGNS =
      List.of(
          "guest",
          "organizations",
          "tallyfy.",
          "hook",
          "signature",
          "sig=",
          "x-amz-",
          "x-goog-",
          "key-pair-id=",
          "eyj");

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
    if (text.indexOf('/') < 0
        && text.indexOf('=') < 0
        && text.indexOf('%') < 0
        && !text.contains("eyJ")) {
      return text; // no address, as nearly all texts
    }
    return opensWithoutSignIn(text) ? withoutCredentials(text) : text;
  }

  private static String withoutCredentials(String text) {
    StringBuilder kept = new StringBuilder();
    Matcher word = WORD.matcher(text);
    int done = 0;
    while (word.find()) {
      kept.append(text, done, word.start())
          .append(opensWithoutSignIn(word.group()) ? "[…]" : word.group());
      done = word.end();
    }
    return kept.append(text, done, text.length()).toString();
  }

  private static boolean opensWithoutSignIn(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    if (SIGNS.stream().noneMatch(folded::contains)) {
      return false; // as nearly all addresses
    }
    return OPENS_WITHOUT_SIGN_IN.matcher(folded).find()
        || (VENDOR_HOST.matcher(folded).find() && AT_VENDOR_HOST.matcher(folded).find());
  }
}
