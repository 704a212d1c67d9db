package org.runportal.tenant;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one tenant's keys. Collects what is wrong instead of stopping at the first mistake, and
 * never repeats a value: a token pasted under the wrong key must not end up in a log.
 */
final class TenantSettings {
  private static final URI DEFAULT_API = URI.create("https://go.tallyfy.com/api");
  private static final String DEFAULT_RUN_LINK =
      "https://go.tallyfy.com/{organization}/processes/{run}";

  /** A scheme, a host, for a whole domain with a star as its first label, and a port. */
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*(:[0-9]{1,5})?");

  private static final List<String> HIDEABLE =
      List.of("form-fields", "comments", "files", "guests", "emails", Tenant.CUSTOM_FIELDS);

  /**
   * A tenant, or what keeps it off.
   *
   * @param tenant empty when there are problems
   * @param problems each names a key and what is wrong with it
   */
  record Read(Optional<Tenant> tenant, List<Problem> problems) {}

  private final TenantId id;
  private final Keys keys;
  private final List<Problem> problems = new ArrayList<>();

  private TenantSettings(TenantId id, Settings settings) {
    this.id = id;
    this.keys = new Keys("portal.tenant." + id + ".", settings, problems);
  }

  static Read read(TenantId id, Settings settings) {
    return new TenantSettings(id, settings).read();
  }

  private Read read() {
    String name = required("name");
    String organization = organization();
    AccessToken token = new AccessToken(token());
    Tenant tenant =
        new Tenant(
            id,
            name,
            organization,
            token,
            apiUrl(),
            new Tenant.Links(
                link("run-link", Optional.of(DEFAULT_RUN_LINK)),
                link("task-link", Optional.empty())),
            keys.access(),
            keys.words("groups"),
            timeZone(),
            locale(),
            new Tenant.Branding(accent(), logo()),
            framedBy(),
            hidden(),
            new Tenant.Limits(
                duration("connect-timeout", Duration.ofSeconds(2)),
                duration("read-timeout", Duration.ofSeconds(10)),
                duration("fresh-for", Duration.ofSeconds(15)),
                duration("copy-max-age", Duration.ofHours(24)),
                callsPerMinute()),
            featuredRuns());
    return new Read(
        problems.isEmpty() ? Optional.of(tenant) : Optional.empty(), List.copyOf(problems));
  }

  private String organization() {
    String organization = required("organization");
    if (!organization.isEmpty() && !organization.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      problem("organization", "is not an organization id");
    }
    return organization;
  }

  private String token() {
    String token = required("token");
    if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      problem("token", "has characters that cannot stand in a request header");
    }
    return token;
  }

  private URI apiUrl() {
    Optional<String> given = optional("api-url");
    Optional<URI> url = given.flatMap(WebAddress::parseRoot);
    if (given.isPresent() && url.isEmpty()) {
      problem("api-url", "is not an http or https address");
    }
    return url.orElse(DEFAULT_API);
  }

  private Optional<String> link(String key, Optional<String> otherwise) {
    // an empty value is a choice here: no link
    Optional<String> given = keys.raw(key).map(String::strip);
    if (given.isEmpty()) {
      return otherwise;
    }
    if (given.get().isEmpty()) {
      return Optional.empty();
    }
    if (!given.get().matches("https?://[^\\s\"'<>]+")) {
      problem(key, "is not an http or https address");
    }
    return given;
  }

  private ZoneId timeZone() {
    String zone = optional("time-zone").orElse("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      problem("time-zone", "is not a time zone such as Europe/Berlin");
      return ZoneId.of("UTC");
    }
  }

  private Locale locale() {
    try {
      return new Locale.Builder().setLanguageTag(optional("locale").orElse("en")).build();
    } catch (IllformedLocaleException e) {
      problem("locale", "is not a language tag such as en or de-AT");
      return Locale.ENGLISH;
    }
  }

  private Optional<AccentColor> accent() {
    Optional<String> given = optional("accent-color");
    Optional<AccentColor> accent = given.flatMap(AccentColor::parse);
    if (given.isPresent() && accent.isEmpty()) {
      problem("accent-color", "is not a colour such as #0b7285");
    }
    return accent;
  }

  private Optional<Path> logo() {
    Optional<String> given = optional("logo");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(given.get());
      if (Logo.typeOf(path).isPresent() && Files.isReadable(path)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException e) {
      // told below, without the value
    }
    problem("logo", "is not a readable file ending in .svg, .png, .jpg or .webp");
    return Optional.empty();
  }

  /** Origins alone: a wider word, or one with a path, would say another thing than was meant. */
  private Set<String> framedBy() {
    Set<String> origins = keys.words("frame-ancestors");
    if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      problem("frame-ancestors", "is not a list of origins such as https://intranet.example.com");
    }
    return origins;
  }

  private Duration duration(String key, Duration otherwise) {
    Optional<String> given = optional(key);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(given.get());
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // told below, without the value
    }
    problem(key, "is not a duration above zero such as PT10S");
    return otherwise;
  }

  private int callsPerMinute() {
    String given = optional("calls-per-minute").orElse("60");
    if (given.matches("[1-9][0-9]{0,5}")) {
      return Integer.parseInt(given);
    }
    problem("calls-per-minute", "is not a whole number above zero");
    return 60;
  }

  /** A word that hides nothing would leave something open that was meant to be hidden. */
  private Set<String> hidden() {
    Set<String> hidden = keys.words("hide");
    if (!HIDEABLE.containsAll(hidden)) {
      problem("hide", "has a word that is none of " + String.join(", ", HIDEABLE));
    }
    return hidden;
  }

  private List<Tenant.FeaturedRun> featuredRuns() {
    List<Tenant.FeaturedRun> runs = new ArrayList<>();
    for (String entry : list(optional("featured-runs").orElse(""))) {
      String[] parts = entry.split("=", 2);
      if (parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank()) {
        runs.add(new Tenant.FeaturedRun(parts[0].strip(), parts[1].strip()));
      } else {
        problem("featured-runs", "is not a list of <run id>=<label>");
        return List.of();
      }
    }
    return List.copyOf(runs);
  }

  /** The non-empty parts of a comma list. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private String required(String key) {
    return keys.required(key);
  }

  private Optional<String> optional(String key) {
    return keys.optional(key);
  }

  private void problem(String key, String what) {
    keys.problem(key, what);
  }
}
