package org.runportal.tenant;

import io.smallrye.config.common.utils.StringUtil;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The type of a setting: how its text is parsed and validated. Messages never repeat the value: a
 * token pasted under the wrong key must not end up in a log.
 *
 * @param parser parses a text without surrounding white space
 * @param acceptsEmpty whether an empty text is a value; otherwise such a key counts as not set
 */
record Kind<T>(Function<String, Parsed<T>> parser, boolean acceptsEmpty) {
  /**
   * The result of parsing.
   *
   * @param value empty when the text is invalid
   * @param flaw what is wrong with the text: "is not a colour such as #0b7285"; together with a
   *     value it is a warning about this setting only
   */
  record Parsed<T>(Optional<T> value, Optional<String> flaw) {
    static <T> Parsed<T> of(T value) {
      return new Parsed<>(Optional.of(value), Optional.empty());
    }

    static <T> Parsed<T> refused(String flaw) {
      return new Parsed<>(Optional.empty(), Optional.of(flaw));
    }

    static <T> Parsed<T> reduced(T value, String flaw) {
      return new Parsed<>(Optional.of(value), Optional.of(flaw));
    }
  }

  /** A shorter secret could be guessed. */
  private static final int MIN_SECRET_LENGTH = 16;

  /** 128 random bits in hexadecimal digits. */
  private static final int MIN_KEY_LENGTH = 32;

  private static final int MAX_SESSION_KEYS = 4;

  private static final Duration MIN_SESSION = Duration.ofMinutes(1);
  private static final Duration MAX_SESSION = Duration.ofDays(7);

  private static final List<String> HIDEABLE =
      List.of("form-fields", "comments", "files", "guests", "emails", Tenant.CUSTOM_FIELDS);

  /** Scheme, host (a star as its first label stands for all subdomains) and optional port. */
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*(:[0-9]{1,5})?");

  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");

  private static final Pattern PLACE = Pattern.compile("\\{[^{}]*}");

  static final Kind<String> TEXT = new Kind<>(Parsed::of);

  static final Kind<Boolean> BOOLEAN =
      some(
          text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
              },
          "is neither true nor false");

  static final Kind<Set<String>> WORDS = new Kind<>(text -> Parsed.of(words(text)));

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

  static final Kind<String> ORGANIZATION = matching(ID, "is not an organization id");

  static final Kind<AccessToken> TOKEN =
      some(
          text ->
              Optional.of(text)
                  .filter(token -> token.chars().allMatch(c -> c > ' ' && c < 0x7f))
                  .map(AccessToken::new),
          "has characters that a request header cannot have");

  static final Kind<ClientSecret> CLIENT_SECRET =
      some(
          text ->
              Optional.of(text)
                  .filter(secret -> secret.length() >= MIN_SECRET_LENGTH)
                  .map(ClientSecret::new),
          "is too short: it needs at least " + MIN_SECRET_LENGTH + " characters");

  static final Kind<List<String>> SESSION_KEYS =
      some(
          text ->
              Optional.of(list(text))
                  .filter(keys -> !keys.isEmpty() && keys.size() <= MAX_SESSION_KEYS)
                  .filter(keys -> keys.stream().allMatch(key -> key.length() >= MIN_KEY_LENGTH)),
          "is not a list of up to "
              + MAX_SESSION_KEYS
              + " keys of "
              + MIN_KEY_LENGTH
              + " characters and more, newest first");

  static final Kind<URI> ADDRESS = some(WebAddress::parseRoot, "is not an http or https address");

  static final Kind<URI> ISSUER =
      some(
          text -> WebAddress.parse(text).filter(WebAddress::staysPrivate),
          "is not an https address (http is for this machine alone)");

  static final Kind<Optional<String>> RUN_LINK = link(List.of("{organization}", "{org}", "{run}"));

  static final Kind<Optional<String>> TASK_LINK =
      link(List.of("{organization}", "{org}", "{run}", "{task}"));

  static final Kind<Tenant.Access> ACCESS =
      some(
          text ->
              switch (text) {
                case "signed-in" -> Optional.of(Tenant.Access.SIGNED_IN);
                case "public" -> Optional.of(Tenant.Access.PUBLIC);
                default -> Optional.empty();
              },
          "is neither signed-in nor public");

  static final Kind<Tenant.Audience> AUDIENCE =
      some(
          text ->
              switch (text) {
                case "none" -> Optional.of(Tenant.Audience.NONE);
                case "signed-in" -> Optional.of(Tenant.Audience.SIGNED_IN);
                case "all" -> Optional.of(Tenant.Audience.ALL);
                default -> Optional.empty();
              },
          "is neither none, signed-in nor all");

  static final Kind<Tenant.BrowserCache> BROWSER_CACHE =
      some(
          text ->
              switch (text) {
                case "none" -> Optional.of(Tenant.BrowserCache.NONE);
                case "revalidate" -> Optional.of(Tenant.BrowserCache.REVALIDATED);
                default -> Optional.empty();
              },
          "is neither none nor revalidate");

  static final Kind<ZoneId> TIME_ZONE =
      some(Kind::timeZone, "is not a time zone such as Europe/Berlin");

  static final Kind<Locale> LOCALE = new Kind<>(Kind::locale);

  static final Kind<AccentColor> COLOR =
      some(AccentColor::parse, "is not a colour such as #0b7285");

  static final Kind<Path> IMAGE =
      some(Kind::image, "is not a readable file ending in .svg, .png, .jpg or .webp");

  /** Origins only: a keyword or a path would allow something else than was meant. */
  static final Kind<Set<String>> ORIGINS =
      wordsThatAre(
          word -> ORIGIN.matcher(word).matches(),
          "is not a list of origins such as https://intranet.example.com");

  /** An unknown word is an error: it was meant to hide something. */
  static final Kind<Set<String>> HIDDEN =
      wordsThatAre(HIDEABLE::contains, "has a word that is none of " + String.join(", ", HIDEABLE));

  static final Kind<Set<String>> SCOPES =
      wordsThatAre(
          word -> SCOPE.matcher(word).matches(), "is not a comma list of scopes such as profile");

  static final Kind<Duration> DURATION =
      some(
          text -> duration(text).filter(duration -> duration.compareTo(Duration.ZERO) > 0),
          "is not a duration above zero such as PT10S");

  static final Kind<Duration> DURATION_OR_NONE =
      some(
          text -> duration(text).filter(duration -> !duration.isNegative()),
          "is not a duration such as PT15M, or PT0S");

  static final Kind<Duration> SESSION =
      some(
          text ->
              duration(text)
                  .filter(age -> age.compareTo(MIN_SESSION) >= 0)
                  .filter(age -> age.compareTo(MAX_SESSION) <= 0),
          "is not a duration from PT1M to P7D such as PT8H");

  static final Kind<Integer> COUNT =
      some(text -> number(text, "[1-9][0-9]{0,5}"), "is not a whole number above zero");

  static final Kind<List<AddressRange>> ADDRESS_RANGES = new Kind<>(Kind::addressRanges);

  /** One invalid entry makes the whole list invalid: what was meant cannot be known. */
  static final Kind<List<Tenant.FeaturedRun>> FEATURED_RUNS = new Kind<>(Kind::featuredRuns);

  static final Kind<Tenant.Listing.Extent> EXTENT =
      some(
          text ->
              switch (text) {
                case "none" -> Optional.of(Tenant.Listing.Extent.NONE);
                case "mine" -> Optional.of(Tenant.Listing.Extent.MINE);
                case "all" -> Optional.of(Tenant.Listing.Extent.ALL);
                default -> Optional.empty();
              },
          "is neither none nor mine nor all");

  static final Kind<Tenant.Listing.Reach> REACH =
      some(
          text ->
              switch (text) {
                case "all" -> Optional.of(Tenant.Listing.Reach.ALL);
                case "listed" -> Optional.of(Tenant.Listing.Reach.LISTED);
                default -> Optional.empty();
              },
          "is neither all nor listed");

  /** A filter that means nothing would show what was meant to be kept out. */
  static final Kind<Set<String>> IDS =
      wordsThatAre(word -> word.matches(ID), "is not a list of ids as Tallyfy writes them");

  /** A bad entry costs the list, as with featured runs. */
  static final Kind<List<Tenant.View>> VIEWS = new Kind<>(Kind::views);

  /**
   * A whole number, zero included.
   *
   * @param otherwise the number that is used instead of an invalid one, for the message
   */
  static Kind<Integer> countOr(String otherwise) {
    return some(
        text -> number(text, "[0-9]{1,7}"), "is not a whole number: " + otherwise + " is used");
  }

  Kind(Function<String, Parsed<T>> parser) {
    this(parser, false);
  }

  Parsed<T> parse(String text) {
    return parser.apply(text);
  }

  /** The non-empty entries of a comma-separated list; a backslash escapes a comma. */
  static List<String> list(String text) {
    return Arrays.stream(StringUtil.split(text))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  private static Set<String> words(String text) {
    return new LinkedHashSet<>(list(text));
  }

  private static <T> Kind<T> some(Function<String, Optional<T>> parser, String flaw) {
    return new Kind<>(
        text -> parser.apply(text).map(Parsed::of).orElseGet(() -> Parsed.refused(flaw)));
  }

  private static Kind<String> matching(String pattern, String flaw) {
    return some(text -> Optional.of(text).filter(value -> value.matches(pattern)), flaw);
  }

  private static Kind<Set<String>> wordsThatAre(Predicate<String> good, String flaw) {
    return some(
        text -> Optional.of(words(text)).filter(words -> words.stream().allMatch(good)), flaw);
  }

  /** An empty text is a valid value here: no link. */
  private static Kind<Optional<String>> link(List<String> places) {
    return new Kind<>(
        text -> {
          if (text.isEmpty()) {
            return Parsed.of(Optional.empty());
          }
          if (!text.matches("https?://[^\\s\"'<>]+")) {
            return Parsed.refused("is not an http or https address");
          }
          Stream<String> used = PLACE.matcher(text).results().map(found -> found.group());
          return used.allMatch(places::contains)
              ? Parsed.of(Optional.of(text))
              : Parsed.reduced(
                  Optional.empty(),
                  "has a placeholder that is none of "
                      + String.join(", ", places)
                      + ": there is no link");
        },
        true);
  }

  private static Optional<ZoneId> timeZone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Parsed<Locale> locale(String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      return SupportedLanguages.supports(locale)
          ? Parsed.of(locale)
          : Parsed.reduced(locale, "is a language that the pages do not have: they are in English");
    } catch (IllformedLocaleException e) {
      return Parsed.refused("is not a language tag such as en or de-AT");
    }
  }

  private static Optional<Path> image(String text) {
    try {
      return Optional.of(Path.of(text))
          .filter(path -> Logo.typeOf(path).isPresent() && Files.isReadable(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text, String pattern) {
    return Optional.of(text).filter(digits -> digits.matches(pattern)).map(Integer::valueOf);
  }

  private static Parsed<List<AddressRange>> addressRanges(String text) {
    List<Optional<AddressRange>> ranges = list(text).stream().map(AddressRange::parse).toList();
    List<AddressRange> good = ranges.stream().flatMap(Optional::stream).toList();
    return good.size() == ranges.size()
        ? Parsed.of(good)
        : Parsed.reduced(good, "has an entry that is not an address range such as 10.0.0.0/8");
  }

  private static Parsed<List<Tenant.FeaturedRun>> featuredRuns(String text) {
    List<Tenant.FeaturedRun> runs = new ArrayList<>();
    for (String entry : list(text)) {
      String[] parts = entry.split("=", 2);
      if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
        return Parsed.reduced(
            List.of(),
            "is not a list of <run id>=<label>, at entry "
                + (runs.size() + 1)
                + ": none is listed (a comma in a label is written \\,)");
      }
      runs.add(new Tenant.FeaturedRun(parts[0].strip(), parts[1].strip()));
    }
    return Parsed.of(List.copyOf(runs));
  }

  private static Parsed<List<Tenant.View>> views(String text) {
    List<Tenant.View> views = new ArrayList<>();
    for (String entry : list(text)) {
      String[] parts = entry.split("=", 2);
      String query = parts.length < 2 ? "" : parts[1].strip().replaceFirst("^\\?", "");
      if (parts[0].isBlank() || !query.matches("[\\w=&%.+-]{1,500}")) {
        return Parsed.reduced(
            List.of(),
            "is not a list of <label>=<query> such as Late=show=late, at place "
                + (views.size() + 1)
                + ": there is none (a comma in a label is written \\,)");
      }
      views.add(new Tenant.View(parts[0].strip(), query));
    }
    return Parsed.of(List.copyOf(views));
  }
}
