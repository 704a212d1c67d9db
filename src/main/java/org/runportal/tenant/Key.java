package org.runportal.tenant;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration key. The constants are the table of all keys: type, default, and whether the
 * value is secret. Tests hold the table in the documentation and {@code
 * payara-config/sample.properties} to it.
 *
 * @param name the full name; that of a tenant's key has {@code <id>} for the tenant
 * @param kind the type of its value
 * @param fallback the default, as text
 * @param placeholder the value of a required key while it is missing or invalid, until the problem
 *     is reported; empty for a key that is not required
 * @param secret whether the value must never be shown, nor be in a file that everybody can read
 * @param use who reads it
 */
record Key<T>(
    String name,
    Kind<T> kind,
    Optional<String> fallback,
    Optional<T> placeholder,
    boolean secret,
    Use use) {

  /** Who reads a setting. */
  enum Use {
    /** The portal. */
    PORTAL,
    /** The sandbox reads it by itself; here its value is only checked. */
    SANDBOX,
    /** Nobody yet: the name is reserved. */
    RESERVED
  }

  private static final String OF_A_TENANT = "portal.tenant.";
  private static final String ID = "<id>";
  private static final List<Key<?>> TABLE = new ArrayList<>();

  static final Key<Set<String>> TENANTS = add(key("portal.tenants", Kind.WORDS));

  static final Key<String> NAME = add(tenant("name", Kind.TEXT).required(""));
  static final Key<String> ORGANIZATION =
      add(tenant("organization", Kind.ORGANIZATION).required(""));
  static final Key<AccessToken> TOKEN =
      add(tenant("token", Kind.TOKEN).required(new AccessToken("")).hidden());
  static final Key<URI> API_URL =
      add(tenant("api-url", Kind.ADDRESS).or("https://go.tallyfy.com/api"));
  static final Key<Optional<String>> RUN_LINK =
      add(
          tenant("run-link", Kind.RUN_LINK)
              .or("https://go.tallyfy.com/{organization}/processes/{run}"));
  static final Key<Optional<String>> TASK_LINK = add(tenant("task-link", Kind.TASK_LINK));
  static final Key<Tenant.Access> ACCESS = add(tenant("access", Kind.ACCESS).or("signed-in"));
  static final Key<Set<String>> GROUPS = add(tenant("groups", Kind.WORDS));
  static final Key<ZoneId> TIME_ZONE = add(tenant("time-zone", Kind.TIME_ZONE).or("UTC"));
  static final Key<Locale> LOCALE = add(tenant("locale", Kind.LOCALE).or("en"));
  static final Key<AccentColor> ACCENT_COLOR = add(tenant("accent-color", Kind.COLOR));
  static final Key<Path> LOGO = add(tenant("logo", Kind.IMAGE));
  static final Key<Set<String>> FRAME_ANCESTORS = add(tenant("frame-ancestors", Kind.ORIGINS));
  static final Key<Tenant.BrowserCache> BROWSER_CACHE =
      add(tenant("browser-cache", Kind.BROWSER_CACHE).or("none"));
  static final Key<Boolean> CACHE_STATUS = add(tenant("cache-status", Kind.BOOLEAN).or("false"));
  static final Key<Set<String>> HIDE = add(tenant("hide", Kind.HIDDEN));
  static final Key<Tenant.Audience> OTHER_FACTS =
      add(tenant("other-facts", Kind.AUDIENCE).or("none"));
  static final Key<Duration> CONNECT_TIMEOUT =
      add(tenant("connect-timeout", Kind.DURATION).or("PT2S"));
  static final Key<Duration> READ_TIMEOUT = add(tenant("read-timeout", Kind.DURATION).or("PT10S"));
  static final Key<Duration> FRESH_FOR = add(tenant("fresh-for", Kind.DURATION).or("PT15S"));
  static final Key<Duration> COPY_MAX_AGE = add(tenant("copy-max-age", Kind.DURATION).or("PT24H"));
  static final Key<Duration> COPIES_AFTER_REFUSAL =
      add(tenant("copies-after-refusal", Kind.DURATION_OR_NONE).or("PT15M"));
  static final Key<Integer> CALLS_PER_MINUTE = add(tenant("calls-per-minute", Kind.COUNT).or("60"));
  static final Key<List<Tenant.FeaturedRun>> FEATURED_RUNS =
      add(tenant("featured-runs", Kind.FEATURED_RUNS));
  static final Key<Tenant.Listing.Extent> LIST = add(tenant("list", Kind.EXTENT).or("none"));
  static final Key<Set<String>> LIST_TEMPLATES = add(tenant("list-templates", Kind.IDS));
  static final Key<Set<String>> LIST_TAGS = add(tenant("list-tags", Kind.IDS));
  static final Key<Set<String>> LIST_FOLDERS = add(tenant("list-folders", Kind.IDS));
  static final Key<Tenant.Listing.Reach> LINKS = add(tenant("links", Kind.REACH).or("all"));
  static final Key<List<Tenant.View>> VIEWS = add(tenant("views", Kind.VIEWS));

  static final Key<Tenant.Access> STATUS_ACCESS =
      add(key("portal.status.access", Kind.ACCESS).or("signed-in"));
  static final Key<Set<String>> STATUS_GROUPS = add(key("portal.status.groups", Kind.WORDS));

  static final Key<URI> ISSUER =
      add(key("portal.oidc.issuer", Kind.ISSUER).required(URI.create("")));
  static final Key<String> CLIENT_ID = add(key("portal.oidc.client-id", Kind.TEXT).required(""));
  static final Key<ClientSecret> CLIENT_SECRET =
      add(
          key("portal.oidc.client-secret", Kind.CLIENT_SECRET)
              .required(new ClientSecret(""))
              .hidden());
  static final Key<String> GROUPS_CLAIM =
      add(key("portal.oidc.groups-claim", Kind.TEXT).or("groups"));
  static final Key<String> EMAIL_CLAIM = add(key("portal.oidc.email-claim", Kind.TEXT).or("email"));
  static final Key<Set<String>> SCOPES =
      add(key("portal.oidc.scopes", Kind.SCOPES).or("profile,email"));
  static final Key<Duration> SESSION_MAX_AGE =
      add(key("portal.oidc.session-max-age", Kind.SESSION).or("PT8H"));

  static final Key<List<String>> SESSION_KEYS =
      add(key("portal.session.keys", Kind.SESSION_KEYS).hidden());

  static final Key<URI> PUBLIC_URL = add(key("portal.public-url", Kind.ADDRESS));

  /**
   * The default leaves room for a thousand people behind one address who open the link of one
   * e-mail within five minutes, each with all files of a first visit.
   */
  static final Key<Integer> REQUESTS_PER_MINUTE =
      add(key("portal.requests-per-minute", Kind.countOr("3000")).or("3000"));

  static final Key<List<AddressRange>> TRUSTED_PROXIES =
      add(key("portal.trusted-proxies", Kind.ADDRESS_RANGES));

  static final Key<String> LINK_KEYS =
      add(key("portal.link.keys", Kind.TEXT).hidden().usedBy(Use.RESERVED));

  static {
    add(key("sandbox.enabled", Kind.BOOLEAN).or("false").usedBy(Use.SANDBOX));
    add(key("sandbox.token", Kind.TEXT).hidden().usedBy(Use.SANDBOX));
    add(key("sandbox.run-link", Kind.TEXT).usedBy(Use.SANDBOX));
    add(key("sandbox.address", Kind.TEXT).usedBy(Use.SANDBOX));
    add(key("sandbox.auto-skipped", Kind.BOOLEAN).or("false").usedBy(Use.SANDBOX));
    add(key("sandbox.status-without-client", Kind.COUNT).or("401").usedBy(Use.SANDBOX));
    add(key("sandbox.page-links", Kind.TEXT).or("object").usedBy(Use.SANDBOX));
    add(key("sandbox.page-overlap", Kind.countOr("0")).or("0").usedBy(Use.SANDBOX));
    add(key("sandbox.slow-seconds", Kind.COUNT).or("30").usedBy(Use.SANDBOX));
    add(key("sandbox.now", Kind.TEXT).usedBy(Use.SANDBOX));
    add(key("sandbox.time-zone", Kind.TIME_ZONE).or("Europe/Berlin").usedBy(Use.SANDBOX));
  }

  /** The whole table, in its order. */
  static List<Key<?>> all() {
    return Collections.unmodifiableList(TABLE);
  }

  /** Whether each tenant has its own value. */
  boolean ofATenant() {
    return name.startsWith(OF_A_TENANT);
  }

  /** The full name for one tenant. */
  String of(TenantId tenant) {
    return name.replace(ID, tenant.value());
  }

  /** The part of the name behind the tenant's id, or the whole name of a global key. */
  String part() {
    return ofATenant() ? name.substring((OF_A_TENANT + ID + ".").length()) : name;
  }

  /** Whether the value of a key is secret; its name may be that of an unknown tenant. */
  static boolean isSecret(String name) {
    return TABLE.stream()
        .filter(Key::secret)
        .anyMatch(
            key ->
                key.ofATenant()
                    ? name.startsWith(OF_A_TENANT) && name.endsWith("." + key.part())
                    : name.equals(key.name));
  }

  private static <T> Key<T> key(String name, Kind<T> kind) {
    return new Key<>(name, kind, Optional.empty(), Optional.empty(), false, Use.PORTAL);
  }

  private static <T> Key<T> tenant(String part, Kind<T> kind) {
    return key(OF_A_TENANT + ID + "." + part, kind);
  }

  private static <T> Key<T> add(Key<T> key) {
    TABLE.add(key);
    return key;
  }

  private Key<T> or(String text) {
    return new Key<>(name, kind, Optional.of(text), placeholder, secret, use);
  }

  private Key<T> required(T value) {
    return new Key<>(name, kind, fallback, Optional.of(value), secret, use);
  }

  private Key<T> hidden() {
    return new Key<>(name, kind, fallback, placeholder, true, use);
  }

  private Key<T> usedBy(Use other) {
    return new Key<>(name, kind, fallback, placeholder, secret, other);
  }
}
