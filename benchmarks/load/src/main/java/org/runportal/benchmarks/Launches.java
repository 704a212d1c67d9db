package org.runportal.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runportal.benchmarks.Server.Launch;

/**
 * Starts the participants, all with the same settings and the same options of the JVM.
 *
 * @param vendor the address of the stub of Tallyfy
 * @param pages the directory of finished pages
 */
record Launches(URI vendor, Path pages) {
  private static final Path SETTINGS = Path.of("benchmarks/target/bench.properties");

  /** As the demo has it. */
  private static final String MEMORY = "-Xmx400m";

  /** The JVM's own default, for all: a benchmark is long enough for the optimizing compiler. */
  private static final String ALL_TIERS = MEMORY + " -XX:+UseSerialGC -XX:TieredStopAtLevel=4";

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("portal.tenants", "bench");
    settings.put("portal.tenant.bench.name", "Alder");
    settings.put("portal.tenant.bench.organization", "3cfeeeb53c6600dd116e8377bee2843a");
    settings.put("portal.tenant.bench.token", "bench");
    settings.put("portal.tenant.bench.api-url", vendor.toString());
    settings.put("portal.tenant.bench.access", "public");
    settings.put("portal.tenant.bench.time-zone", "Europe/Berlin");
    settings.put("portal.tenant.bench.locale", "en-GB");
    // the stub and the load share the processors with the servers
    settings.put("portal.tenant.bench.read-timeout", "PT30S");
    // short, so that every load meets answers that are no longer fresh
    settings.put("portal.tenant.bench.fresh-for", "PT5S");
    // enough for thousands of different runs
    settings.put("portal.tenant.bench.calls-per-minute", "100000");
    return settings;
  }

  /** The portal with the options it is shipped with. */
  Server portalAsShipped(String page) throws IOException, InterruptedException {
    return portal("shipped", options(MEMORY), page);
  }

  /** The portal with the options of all participants. */
  Server portal(String page) throws IOException, InterruptedException {
    return portal("portal", options(ALL_TIERS), page);
  }

  private Server portal(String name, String options, String page)
      throws IOException, InterruptedException {
    Map<String, String> settings = settings();
    // all who ask come from one address
    settings.put("portal.requests-per-minute", "0");
    Files.createDirectories(SETTINGS.getParent());
    Files.writeString(
        SETTINGS,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining()),
        StandardCharsets.UTF_8);
    int port = Server.freePort();
    return Server.start(
        new Launch(
            name,
            List.of("payara-config/start", "target", "--systemproperties", SETTINGS.toString()),
            environment(port, options)),
        port,
        page);
  }

  /** Another application on the portal's server, with its options and configuration. */
  Server onPayara(String name, String page) throws IOException, InterruptedException {
    int port = Server.freePort();
    // the first opens the port, as the portal does when it is ready
    List<String> options = new ArrayList<>(List.of("-Dorg.runportal.deployed=true"));
    options.add("-Dceiling.pages=" + pages.toAbsolutePath());
    settings().forEach((key, value) -> options.add("-D" + key + "=" + value));
    Map<String, String> environment =
        environment(port, options(ALL_TIERS) + " " + String.join(" ", options));
    environment.put("APP", "benchmarks/" + name + "/target/" + name + ".war");
    return Server.start(
        new Launch(name, List.of("payara-config/start", "target"), environment), port, page);
  }

  /** An application in Spring Boot. */
  Server boot(String name, String page) throws IOException, InterruptedException {
    int port = Server.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options(ALL_TIERS).split(" ")));
    settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Dserver.port=" + port);
    command.add("-jar");
    command.add("benchmarks/" + name + "/target/" + name + "-1.0.0-SNAPSHOT.jar");
    return Server.start(new Launch(name, command, Map.of()), port, page);
  }

  /** What the caller has set comes last, and wins. */
  private static String options(String usual) {
    return Optional.ofNullable(System.getenv("JAVA_OPTS"))
        .map(options -> usual + " " + options)
        .orElse(usual);
  }

  private static Map<String, String> environment(int port, String options) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PORT", String.valueOf(port));
    environment.put("JAVA_OPTS", options);
    environment.put("SERVER_DIRECTORY", "benchmarks/target");
    return environment;
  }
}
