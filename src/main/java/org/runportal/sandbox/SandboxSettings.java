package org.runportal.sandbox;

import com.google.re2j.Pattern;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.runportal.sandbox.story.Page;

/**
 * The settings of the sandbox, read once.
 *
 * @param enabled if false, every path answers 404 ({@code sandbox.enabled}, false)
 * @param token the bearer token clients must send; empty: all requests are rejected ({@code
 *     sandbox.token})
 * @param listsSkipped whether the tasks include those skipped by an automation ({@code
 *     sandbox.auto-skipped}, false)
 * @param lists what is odd about lists of runs: the shape of {@code meta.pagination.links}, {@code
 *     object}, {@code list} or {@code absent} ({@code sandbox.page-links}, object), and how many
 *     rows of a page come again on the next ({@code sandbox.page-overlap}, 0)
 * @param statusWithoutClient the status of a request without {@code X-Tallyfy-Client}, 401 or 404:
 *     the vendor's documentation has both ({@code sandbox.status-without-client}, 401)
 * @param slow the delay of the run {@code slow}, and of every request in the condition "slow"
 *     ({@code sandbox.slow-seconds}, 30, from 1 to 120)
 * @param clock the reference of all dates in the stories ({@code sandbox.now} pins it to an
 *     instant)
 * @param zone the time zone of the stories ({@code sandbox.time-zone}, Europe/Berlin)
 * @param runLink the portal's URL of a run, with the placeholder {@code {run}}; absolute, or
 *     relative to {@code /-/sandbox}; the placeholder {@code {day}} becomes a hyphen and the {@link
 *     Condition#segment} the tenant of that page asks below, or nothing; none: the switch page has
 *     no links to runs ({@code sandbox.run-link})
 */
record SandboxSettings(
    boolean enabled,
    Optional<String> token,
    boolean listsSkipped,
    Page.Oddity lists,
    int statusWithoutClient,
    Duration slow,
    Clock clock,
    ZoneId zone,
    Optional<String> runLink) {
  private static final int MAX_SLOW_SECONDS = 120;
  private static final Pattern RUN_LINK =
      Pattern.compile("(https?://|/|\\.\\./)[\\w./:-]*(?:\\{day}[\\w./:-]*)?\\{run}[\\w./-]*");

  private static final SandboxSettings OFF =
      new SandboxSettings(
          false,
          Optional.empty(),
          false,
          Page.Oddity.NONE,
          401,
          Duration.ofSeconds(30),
          Clock.systemUTC(),
          ZoneOffset.UTC,
          Optional.empty());

  /**
   * @param settings returns the value of a key, or empty if it is not set
   * @throws IllegalArgumentException with the key whose value is invalid
   */
  static SandboxSettings read(Function<String, Optional<String>> settings) {
    if (!settings.apply("sandbox.enabled").map(Boolean::parseBoolean).orElse(false)) {
      // while it is off, the other keys are not needed and must not stop the portal
      return OFF;
    }
    return new SandboxSettings(
        true,
        settings.apply("sandbox.token").map(String::strip).filter(token -> !token.isEmpty()),
        settings.apply("sandbox.auto-skipped").map(Boolean::parseBoolean).orElse(false),
        new Page.Oddity(links(settings), Math.max(0, number(settings, "sandbox.page-overlap", 0))),
        number(settings, "sandbox.status-without-client", 401) == 404 ? 404 : 401,
        Duration.ofSeconds(
            Math.max(1, Math.min(MAX_SLOW_SECONDS, number(settings, "sandbox.slow-seconds", 30)))),
        clock(settings),
        zone(settings),
        runLink(settings));
  }

  private static Optional<String> runLink(Function<String, Optional<String>> settings) {
    Optional<String> link =
        settings.apply("sandbox.run-link").map(String::strip).filter(text -> !text.isEmpty());
    if (link.isPresent() && !RUN_LINK.matcher(link.get()).matches()) {
      throw new IllegalArgumentException(
          "sandbox.run-link is not an address with {run} such as ../demo/runs/{run}");
    }
    return link;
  }

  private static Page.Links links(Function<String, Optional<String>> settings) {
    String shape = settings.apply("sandbox.page-links").map(String::strip).orElse("object");
    return Arrays.stream(Page.Links.values())
        .filter(known -> known.name().equalsIgnoreCase(shape))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sandbox.page-links is none of object, list and absent"));
  }

  private static int number(
      Function<String, Optional<String>> settings, String key, int otherwise) {
    try {
      return settings.apply(key).map(String::strip).map(Integer::valueOf).orElse(otherwise);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(key + " is not a whole number", notANumber);
    }
  }

  private static Clock clock(Function<String, Optional<String>> settings) {
    try {
      return settings
          .apply("sandbox.now")
          .map(String::strip)
          .map(Instant::parse)
          .map(instant -> Clock.fixed(instant, ZoneOffset.UTC))
          .orElseGet(Clock::systemUTC);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "sandbox.now is not an instant such as 2026-03-12T10:00:00Z", unreadable);
    }
  }

  private static ZoneId zone(Function<String, Optional<String>> settings) {
    try {
      return ZoneId.of(settings.apply("sandbox.time-zone").orElse("Europe/Berlin").strip());
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("sandbox.time-zone is not a time zone", unknown);
    }
  }
}
