package org.runportal.tenant;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One organization this install serves, with everything configured for it. The components are the
 * keys {@code portal.tenant.<id>.…} of the settings table, read and checked.
 *
 * @param id its name in addresses
 * @param name shown to people
 * @param organization Tallyfy's id of the organization
 * @param token what opened Tallyfy to us when the portal started; {@link Tokens} has today's
 * @param apiUrl where the API lives, without a trailing slash
 * @param links where "Open in Tallyfy" leads
 * @param access who may come in
 * @param groups groups that may enter; empty means every signed-in person
 * @param timeZone the zone times are shown in
 * @param locale the language of the pages
 * @param branding how its pages look
 * @param framedBy origins that may show its pages inside pages of theirs; empty: nobody
 * @param browserCache whether browsers may keep its pages
 * @param cacheStatus whether answers tell the age and the origin of their data in headers
 * @param hide what is not shown: {@code form-fields}, {@code comments}, {@code files}, {@code
 *     guests} (who they are), {@code emails}, {@link #CUSTOM_FIELDS}
 * @param otherFacts who sees what Tallyfy sends beyond what its pages show
 * @param limits how we treat the vendor on its behalf
 * @param copiesAfterRefusal how long copies are shown once the vendor refuses the token; may be
 *     zero
 * @param featuredRuns runs its home page lists
 * @param listing which runs can be found without a link
 */
public record Tenant(
    TenantId id,
    String name,
    String organization,
    AccessToken token,
    URI apiUrl,
    Links links,
    Access access,
    Set<String> groups,
    ZoneId timeZone,
    Locale locale,
    Branding branding,
    Set<String> framedBy,
    BrowserCache browserCache,
    boolean cacheStatus,
    Set<String> hide,
    Audience otherFacts,
    Limits limits,
    Duration copiesAfterRefusal,
    List<FeaturedRun> featuredRuns,
    Listing listing) {

  /** The word that hides custom fields; on public pages they are never shown. */
  public static final String CUSTOM_FIELDS = "custom-fields";

  /** Who may come in. */
  public enum Access {
    /** People signed in with the company's identity provider; without one, nobody. */
    SIGNED_IN,
    /** Everybody who can reach the portal. */
    PUBLIC
  }

  /** Whether browsers may keep pages. */
  public enum BrowserCache {
    /** They may not. */
    NONE,
    /** One user's browser may, and asks each time whether the page is still the same. */
    REVALIDATED
  }

  /** For which of those whom a tenant admits something is. */
  public enum Audience {
    /** Nobody. */
    NONE,
    /** Who is signed in. */
    SIGNED_IN,
    /** Everybody. */
    ALL
  }

  /**
   * Address templates with the places {@code {organization}}, {@code {run}} and, for a task, {@code
   * {task}}; empty for no link.
   *
   * @param run to a run
   * @param task to a task
   */
  public record Links(Optional<String> run, Optional<String> task) {}

  /**
   * How its pages look.
   *
   * @param accent the colour of links and bars
   * @param logo an image file on the server
   */
  public record Branding(Optional<AccentColor> accent, Optional<Path> logo) {}

  /**
   * How we treat the vendor on its behalf.
   *
   * @param connectTimeout until a connection stands
   * @param readTimeout until bytes come
   * @param freshFor how long an answer needs no new call
   * @param copyMaxAge how old a last good copy may be shown
   * @param callsPerMinute our budget towards the vendor
   */
  public record Limits(
      Duration connectTimeout,
      Duration readTimeout,
      Duration freshFor,
      Duration copyMaxAge,
      int callsPerMinute) {
    /** The longest a call may take: the time to connect and the time to read together. */
    public Duration total() {
      return connectTimeout.plus(readTimeout);
    }
  }

  /**
   * A run listed on the tenant's home page.
   *
   * @param run the run's id
   * @param label what the list calls it
   */
  public record FeaturedRun(String run, String label) {}

  /**
   * Which runs can be found without a link. A list has what the token's owner may see at Tallyfy,
   * not what a visitor may.
   *
   * @param extent which runs the list has
   * @param templates only runs of these templates; empty for all
   * @param tags only runs with one of these tags; empty for all
   * @param folders only runs in one of these folders; empty for all
   * @param links which runs a link opens
   * @param views addresses of the list that have a name
   */
  public record Listing(
      Extent extent,
      Set<String> templates,
      Set<String> tags,
      Set<String> folders,
      Reach links,
      List<View> views) {
    /** Which runs the list has. */
    public enum Extent {
      /** None: there is no list. */
      NONE,
      /** Those in which whoever is signed in takes part, for them alone. */
      MINE,
      /** All that pass the filters, for everybody who may see the tenant. */
      ALL
    }

    /** Which runs a link opens. */
    public enum Reach {
      /** Any. */
      ALL,
      /** Those that the list may show. */
      LISTED
    }

    /** Whether anybody may see it. */
    public boolean isShown() {
      return extent != Extent.NONE;
    }

    /** Whether everybody sees their own runs only. */
    public boolean isPersonal() {
      return extent == Extent.MINE;
    }

    /** Whether some runs are kept out. */
    public boolean isNarrowed() {
      return !templates.isEmpty() || !tags.isEmpty() || !folders.isEmpty();
    }
  }

  /**
   * A named address of the list.
   *
   * @param label what it is called
   * @param query what stands behind the question mark
   */
  public record View(String label, String query) {}

  /** Whether everybody can see all that the token's owner can: there are no doors left. */
  public boolean isListOpenToEverybody() {
    return access == Access.PUBLIC && listing.extent() == Listing.Extent.ALL;
  }

  /**
   * Reads the keys of a tenant. Of use only where the reader had no problems; with problems some of
   * its values are placeholders.
   */
  static Tenant read(TenantId id, KeyReader keys) {
    // in the order of the table, which is the order problems are reported in
    String name = keys.get(Key.NAME);
    String organization = keys.get(Key.ORGANIZATION);
    AccessToken token = keys.get(Key.TOKEN);
    URI apiUrl = keys.get(Key.API_URL);
    Access access = keys.get(Key.ACCESS);
    return new Tenant(
        id,
        name,
        organization,
        token,
        apiUrl,
        links(keys, access),
        access,
        keys.set(Key.GROUPS),
        keys.get(Key.TIME_ZONE),
        keys.get(Key.LOCALE),
        new Branding(keys.find(Key.ACCENT_COLOR), keys.find(Key.LOGO)),
        keys.set(Key.FRAME_ANCESTORS),
        keys.get(Key.BROWSER_CACHE),
        keys.get(Key.CACHE_STATUS),
        keys.set(Key.HIDE),
        keys.get(Key.OTHER_FACTS),
        new Limits(
            keys.get(Key.CONNECT_TIMEOUT),
            keys.get(Key.READ_TIMEOUT),
            keys.get(Key.FRESH_FOR),
            keys.get(Key.COPY_MAX_AGE),
            keys.get(Key.CALLS_PER_MINUTE)),
        keys.get(Key.COPIES_AFTER_REFUSAL),
        keys.list(Key.FEATURED_RUNS),
        new Listing(
            keys.get(Key.LIST),
            keys.set(Key.LIST_TEMPLATES),
            keys.set(Key.LIST_TAGS),
            keys.set(Key.LIST_FOLDERS),
            keys.get(Key.LINKS),
            keys.list(Key.VIEWS)));
  }

  /** Whoever has no seat at Tallyfy meets a sign-in there: public pages lead there on request. */
  private static Links links(KeyReader keys, Access access) {
    return new Links(
        access == Access.PUBLIC
            ? keys.find(Key.RUN_LINK).flatMap(link -> link)
            : keys.get(Key.RUN_LINK),
        keys.find(Key.TASK_LINK).flatMap(link -> link));
  }

  /** The setting that has its token. */
  public String tokenKey() {
    return Key.TOKEN.of(id);
  }

  /** The setting that has its organization. */
  public String organizationKey() {
    return Key.ORGANIZATION.of(id);
  }

  /** The setting that says where the API is. */
  public String addressKey() {
    return Key.API_URL.of(id);
  }

  /**
   * Where a run opens at Tallyfy, if anywhere.
   *
   * @param run the id, in the form ids have in addresses
   */
  public Optional<String> linkToRun(String run) {
    return links.run().map(link -> filled(link, run, ""));
  }

  /**
   * Where a task opens at Tallyfy, if anywhere.
   *
   * @param run the id of its run, in the form ids have in addresses
   * @param task its id, in the same form
   */
  public Optional<String> linkToTask(String run, String task) {
    return links.task().map(link -> filled(link, run, task));
  }

  private String filled(String template, String run, String task) {
    return template
        .replace("{organization}", organization)
        .replace("{org}", organization)
        .replace("{run}", run)
        .replace("{task}", task);
  }
}
