package org.runportal.it.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The vendor of the soak, spoken to over TLS as in earnest: five organizations with ten runs each.
 * What each of them does at any moment comes from the seed; every question is written down.
 */
final class Soak implements AutoCloseable {
  static final Duration FRESH_FOR = Duration.ofSeconds(2);
  static final Duration COPY_MAX_AGE = Duration.ofSeconds(15);
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  /** No call takes longer. */
  static final Duration DEADLINE = CONNECT_TIMEOUT.plus(READ_TIMEOUT);

  static final Duration MINUTE = Duration.ofMinutes(1);

  /** No failure makes the portal leave a vendor alone for longer. */
  static final Duration MAX_PAUSE = Duration.ofSeconds(3);

  /** Each is read once in an hour. */
  static final int LISTS_OF_PEOPLE = 3;

  /** The first part of every token. */
  static final String TOKEN = "Zq7wXk2vPj9t";

  private static final int AMPLE = 1_000;
  private static final int SHORT = 60;

  /**
   * A busy machine would let them time out; and a body cannot be reset here, since an encrypted
   * connection ends in good order even then: that is "cut-after-run".
   */
  private static final Set<String> LEFT_OUT =
      Set.of("large", "gzip-bomb", "endless-chunks", "reset-in-body");

  private final Faults faults;
  private final Vendor vendor;
  private final Calls calls = new Calls();
  private final Map<Place, AtomicInteger> versions = new HashMap<>();
  private final Map<Integer, Weather> weather = new HashMap<>();
  private volatile Instant begin = Instant.MAX;

  Soak(Path names, Certificates certificates, long seed) {
    faults = new Faults(names, certificates);
    vendor = new Vendor(certificates.good());
    List<Fault> menu = menu();
    Place.all().forEach(place -> versions.put(place, new AtomicInteger()));
    for (int tenant = 1; tenant <= Place.TENANTS; tenant++) {
      int mine = tenant - 1;
      List<Fault> share =
          IntStream.range(0, menu.size())
              .filter(i -> i % Place.TENANTS == mine)
              .mapToObj(menu::get)
              .toList();
      weather.put(tenant, new Weather(menu, new Random(seed * 31 + tenant)).tour(share));
      vendor.follow(Place.id(tenant), script(tenant));
    }
  }

  /** How long it takes until everything that can happen has happened once. */
  Duration tour() {
    return weather.values().stream().map(Weather::length).max(Duration::compareTo).orElseThrow();
  }

  /** From now on the weather of so long a time begins; after it all is well. */
  void begin(Duration afterTheTour) {
    weather.values().forEach(each -> each.changeable(afterTheTour));
    begin = Instant.now();
  }

  /** What can go wrong. */
  private List<Fault> menu() {
    List<Fault> menu =
        faults.all().stream()
            .filter(fault -> fault.answer().isPresent())
            .filter(fault -> fault.meanings().size() == 1)
            .filter(fault -> !fault.meanings().contains(Meaning.READ))
            .filter(fault -> fault.pause().longest() <= 30)
            .filter(fault -> !LEFT_OUT.contains(fault.name()))
            // those are among the others; here all of them are encrypted
            .filter(fault -> !fault.origin().startsWith("https:"))
            .collect(Collectors.toCollection(ArrayList::new));
    menu.add(
        pause(
            "429-short",
            (run, connection, out) ->
                Faults.status("429 Slow Down\r\nRetry-After: 2").answer(run, connection, out)));
    menu.add(
        pause(
            "429-short-date",
            (run, connection, out) ->
                Faults.status(
                        "429 Slow Down\r\nDate: %s\r\nRetry-After: %s"
                            .formatted(Faults.in(Duration.ZERO), Faults.in(Duration.ofSeconds(2))))
                    .answer(run, connection, out)));
    return menu;
  }

  private static Fault pause(String name, Script script) {
    return Fault.of(name, "", tenant -> {}, tenant -> {}, Meaning.BUSY).answering(script);
  }

  private Script script(int tenant) {
    return (run, connection, out) -> {
      Instant arrived = Instant.now();
      Place at = new Place(tenant, Integer.parseInt(run.substring("run".length())));
      Optional<Fault> fault = weather.get(tenant).at(begin, arrived, at.run());
      if (fault.isPresent()) {
        calls.add(new Calls.Call(at, arrived, arrived, Optional.empty(), fault));
        fault.get().answer().orElseThrow().answer(run, connection, out);
      } else {
        int version = versions.get(at).incrementAndGet();
        calls.add(
            new Calls.Call(at, arrived, Instant.now(), Optional.of(version), Optional.empty()));
        Script.json(json(at, version)).answer(run, connection, out);
      }
    };
  }

  private static String json(Place at, int version) {
    String canary = at.canary(version);
    String tasks =
        IntStream.range(0, 6)
            .mapToObj(
                task ->
                    """
                    {"id":"task%d","title":"Task %d of %s","status":"%s",
                    "summary":"<p>What %s has to do.</p>","deadline":"2026-12-0%d 12:00:00"}
                    """
                        .formatted(
                            task,
                            task,
                            canary,
                            task < 2 ? "completed" : "not-started",
                            canary,
                            task + 1))
            .collect(Collectors.joining(","));
    return """
    {"data":{"id":"%s","name":"Run %s","summary":"About %s","status":"active",
    "started_at":"2026-11-01 08:00:00","tasks":{"data":[%s]}}}
    """
        .formatted(at.id(), canary, canary, tasks);
  }

  /** All questions for runs so far. */
  List<Calls.Call> calls() {
    return calls.sorted();
  }

  /** The heads of all requests so far, those for people included. */
  List<String> heads() {
    return vendor.heads();
  }

  static int budget(int tenant) {
    return tenant == Place.TENANTS ? SHORT : AMPLE;
  }

  /** The settings of the portal under soak. */
  Properties settings() {
    Properties settings = new Properties();
    settings.setProperty(
        "portal.tenants",
        IntStream.rangeClosed(1, Place.TENANTS)
            .mapToObj(Place::id)
            .collect(Collectors.joining(",")));
    // all visitors come from one address
    settings.setProperty("portal.requests-per-minute", "0");
    for (int tenant = 1; tenant <= Place.TENANTS; tenant++) {
      String prefix = "portal.tenant." + Place.id(tenant) + ".";
      settings.setProperty(prefix + "name", Place.name(tenant));
      settings.setProperty(prefix + "organization", "organization" + tenant);
      settings.setProperty(prefix + "token", TOKEN + tenant);
      settings.setProperty(
          prefix + "api-url",
          "https://127.0.0.1:" + vendor.port() + "/" + Place.id(tenant) + "/api");
      settings.setProperty(prefix + "access", "public");
      settings.setProperty(prefix + "connect-timeout", CONNECT_TIMEOUT.toString());
      settings.setProperty(prefix + "read-timeout", READ_TIMEOUT.toString());
      settings.setProperty(prefix + "fresh-for", FRESH_FOR.toString());
      settings.setProperty(prefix + "copy-max-age", COPY_MAX_AGE.toString());
      settings.setProperty(prefix + "calls-per-minute", String.valueOf(budget(tenant)));
    }
    return settings;
  }

  @Override
  public void close() {
    vendor.close();
    faults.close();
  }
}
