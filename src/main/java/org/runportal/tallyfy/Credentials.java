package org.runportal.tallyfy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds credentials: addresses and codes that open something without a sign-in, such as a guest's
 * permanent link, the vendor's downloads, signed addresses and incoming webhooks. Members that hold
 * one are dropped, and none remains in a text that a person wrote. Credentials are recognized by
 * the vendor's hosts and by the form of the address: a page below {@code /guest/} of another
 * company is an ordinary address.
 */
final class Credentials {
  /** Anything that could be an address: no white space, quotes or tags. */
  private static final Pattern WORD = Pattern.compile("[^\\s\"'<>]+");

  /** {@code /}, also as it is written in an address inside another address. */
  private static final String STEP = "(?:/|%2f|%252f)";

  /** Forms that only the vendor's addresses have, on any host. */
  private static final String VENDOR_FORMS =
      "guest-all-task|guest-task|guest[_-]code="
          + ("|organizations" + STEP + "[^/%]+" + STEP + "(?:files?|guests?)" + STEP);

  /** The vendor's own hosts, where single words are enough. */
  private static final Pattern VENDOR_HOST =
      Pattern.compile("(?:^|[/.@]|%2f)tallyfy\\.(?:com|net|io|dev|example)(?:[^a-z0-9-]|$)");

  private static final Pattern AT_VENDOR_HOST =
      Pattern.compile(
          "guest|hooks?|"
              + STEP
              + "files?"
              + STEP
              + "|(?:token|signature|sig|key|code|secret|password)=");

  /** Signed addresses, such as those of the vendor's downloads, and bearer tokens. */
  private static final String SIGNED =
      "x-(?:amz|goog)-(?:signature|credential|security-token)=|key-pair-id="
          + "|[?&;](?:signature|sig)=[^&]{16,}|eyj[a-z0-9_-]{8,}\\.eyj[a-z0-9_-]{8,}";

  /** Incoming webhooks: their address ends in a secret. */
  private static final String INCOMING_HOOKS =
      "//hooks?\\.[^/]+/[^?#]*[a-z0-9_-]{12,}|\\.webhook\\.office\\.com/|/api/webhooks/[0-9]{6,}/";

  private static final Pattern OPENS_WITHOUT_SIGN_IN =
      Pattern.compile(VENDOR_FORMS + "|" + SIGNED + "|" + INCOMING_HOOKS);

  /** A letter of ASCII, escaped for an address or for HTML. */
  private static final Pattern ESCAPE =
      Pattern.compile("%([2-7][0-9a-f])|&#x0{0,4}([2-7][0-9a-f]);?|&#0{0,4}(1?[0-9]{2});?");

  private static final int MAX_ESCAPES = 3;
  private static final int HEXADECIMAL = 16;

  /** Each match of a pattern contains one of these words: a quick first check. */
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

  /**
   * Names of members that hold a credential; as part of a longer name they may mean something else.
   */
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
          // private: where a guest was last seen
          "lastknownip",
          "lastknowncountry",
          "lastcountry",
          "lastcity");

  private static final List<String> PARTS =
      List.of("webhook", "guestlink", "guestcode", "guesturl", "taskurl", "magiclink");

  private Credentials() {}

  /** Whether a member with this name must be dropped. */
  static boolean isCredential(String name) {
    // called for every member of every response
    String key = MemberName.folded(name);
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

  /** The text without credentials; a mark shows where one was removed. */
  static String removed(String text) {
    if (text.indexOf('/') < 0
        && text.indexOf('=') < 0
        && text.indexOf('%') < 0
        && !text.contains("&#")
        && !text.contains("eyJ")) {
      return text; // no address: true of nearly all texts
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
    String folded = unescaped(text.toLowerCase(Locale.ROOT));
    if (SIGNS.stream().noneMatch(folded::contains)) {
      return false; // true of nearly all addresses
    }
    return OPENS_WITHOUT_SIGN_IN.matcher(folded).find()
        || (VENDOR_HOST.matcher(folded).find() && AT_VENDOR_HOST.matcher(folded).find());
  }

  /** The text with its escapes resolved, as often as an address may stand inside another one. */
  private static String unescaped(String text) {
    String plain = text;
    for (int i = 0; i < MAX_ESCAPES && ESCAPE.matcher(plain).find(); i++) {
      plain = unescapedOnce(plain);
    }
    return plain;
  }

  private static String unescapedOnce(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    Matcher escape = ESCAPE.matcher(text);
    int done = 0;
    while (escape.find()) {
      plain.append(text, done, escape.start());
      String decimal = escape.group(3);
      String hex = escape.group(1) == null ? escape.group(2) : escape.group(1);
      int letter = decimal == null ? Integer.parseInt(hex, HEXADECIMAL) : Integer.parseInt(decimal);
      plain.append(Character.toLowerCase((char) letter));
      done = escape.end();
    }
    return plain.append(text, done, text.length()).toString();
  }
}
