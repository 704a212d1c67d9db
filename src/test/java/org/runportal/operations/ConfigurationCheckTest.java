package org.runportal.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.runportal.tallyfy.TallyfyStub.json;
import static org.runportal.tallyfy.TallyfyStub.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.tallyfy.TallyfyStub;

/** The output of the command for valid and invalid configurations. */
class ConfigurationCheckTest {
  private static final Path BROKEN =
      Path.of("src/test/resources/operations/broken-configurations.txt");
  private static final String TOKEN = "Q8wE3rT6yU1iO9pA4sD7f";

  /** A pattern of characters that occurs nowhere else in the test. */
  private static final Pattern SECRET =
      Pattern.compile("(?=[A-Za-z]*[0-9])(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{20,}");

  /** No part of a secret of this length may appear in the output. */
  private static final int PIECE = 8;

  private static final String ORGANIZATION = "3cfeeeb53c6600dd116e8377bee2843a";

  @RegisterExtension private final TallyfyStub vendor = new TallyfyStub();
  @TempDir private Path directory;

  private final Properties properties = new Properties();
  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private final Set<String> secrets = new HashSet<>();

  /**
   * A configuration that is wrong.
   *
   * @param name what is wrong
   * @param changes made to the one that is right
   * @param said lines that are expected
   */
  record Broken(String name, List<String> changes, List<String> said) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Broken> broken() throws IOException {
    List<Broken> all = new ArrayList<>();
    for (String line : Files.readAllLines(BROKEN)) {
      if (line.startsWith("--- ")) {
        all.add(new Broken(line.substring(4), new ArrayList<>(), new ArrayList<>()));
      } else if (line.startsWith("> ")) {
        all.get(all.size() - 1).said().add(line.substring(2));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        all.get(all.size() - 1).changes().add(line);
      }
    }
    return all;
  }

  @Test
  void coversMoreThanThirtyInvalidConfigurations() throws IOException {
    assertThat(broken()).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void reportsEveryProblemAndNoSecret(Broken configuration) throws IOException {
    writeValidConfiguration();
    for (String change : configuration.changes()) {
      change(change);
    }
    List<String> expected = new ArrayList<>(configuration.said());
    long problems =
        expected.stream()
            .filter(line -> !line.startsWith("tenant ") && !line.startsWith("sign-in "))
            .count();
    expected.add("problems: " + problems);

    Printed printed = check();

    assertThat(printed.text().lines()).containsExactlyElementsOf(expected);
    assertThat(printed.status()).isEqualTo(1);
    assertThat(secrets).contains(TOKEN);
    for (String secret : secrets) {
      for (int i = 0; i + PIECE <= secret.length(); i++) {
        assertThat(printed.text())
            .as("a piece of a secret")
            .doesNotContain(secret.substring(i, i + PIECE));
      }
    }
  }

  @Test
  void reportsNoProblemForAValidConfiguration() throws IOException {
    writeValidConfiguration();

    Printed printed = check();

    assertThat(printed.text().lines()).containsExactly("tenant acme is on", "no problem");
    assertThat(printed.status()).isZero();
  }

  @Test
  void warnsAboutAClosedTenantWithoutAProvider() throws IOException {
    writeValidConfiguration();
    change("- portal.tenant.acme.access");

    Printed printed = check();

    assertThat(printed.text().lines())
        .containsExactly(
            "tenant acme is on, but admits nobody: nobody can sign in (portal.oidc.issuer)",
            "no problem");
    assertThat(printed.status()).isZero();
  }

  @Test
  void saysThatNobodySeesAListOfTheirOwnWithoutAProvider() throws IOException {
    writeValidConfiguration();
    change("portal.tenant.acme.list=mine");

    assertThat(check().text().lines())
        .containsExactly(
            "tenant acme is on, but nobody sees a list: nobody can sign in (list=mine)",
            "no problem");
  }

  @Test
  void saysWhatKeepsPeopleFromBeingRecognized() throws IOException {
    writeValidConfiguration();
    for (String line :
        List.of(
            "portal.tenant.acme.list=mine",
            "portal.public-url=https://portal.example",
            "portal.oidc.issuer=https://idp.example/realms/company",
            "portal.oidc.client-id=portal",
            "file 0440 portal.oidc.client-secret=the-secret-of-the-client-0815",
            "portal.oidc.email-claim=upn",
            "portal.oidc.scopes=profile")) {
      change(line);
    }

    Printed printed = check();

    assertThat(printed.status()).isZero();
    assertThat(printed.text().lines())
        .contains("tenant acme is on", "sign-in is on")
        .anyMatch(line -> line.startsWith("portal.oidc.email-claim is not email: "))
        .anyMatch(line -> line.startsWith("portal.oidc.scopes lacks email: "));
  }

  @Test
  void resolvesReferencesAcrossSources() throws IOException {
    writeValidConfiguration();
    change("portal.tenant.acme.api-url=${base.address:https://eu.tallyfy.com}/api");
    change("portal.tenant.acme.name=${COMPANY} (${nobody:a: b})");
    change("env COMPANY=Acme");

    assertThat(check().text().lines()).containsExactly("tenant acme is on", "no problem");
  }

  @Test
  void makesNoCallUnlessAskedTo() throws IOException {
    writeValidConfiguration();
    change("portal.tenant.acme.api-url=" + vendor.url());

    assertThat(check().status()).isZero();
    assertThat(vendor.asked()).isEmpty();
  }

  static Stream<Arguments> answers() {
    String token = "portal.tenant.acme.token";
    String place = "portal.tenant.acme.organization";
    String address = "portal.tenant.acme.api-url";
    return Stream.of(
        arguments(json("{\"data\":[]}"), "Tallyfy answers"),
        arguments(status(401), "Tallyfy refuses the token (401): see " + token),
        arguments(status(402), "Tallyfy refuses the token (402): see " + token),
        arguments(
            status(403),
            "the token is good, but not for this organization (403): see " + place + ", " + token),
        arguments(
            status(404), "there is no such organization (404): see " + place + ", " + address),
        arguments(status(429), "Tallyfy is limiting requests (429): try later"),
        arguments(status(500), "Tallyfy has a fault (500): try later"),
        arguments(status(301), "this is not Tallyfy's API (status 301): see " + address),
        arguments(
            TallyfyStub.answer(200, Map.of("Content-Type", "text/html"), "<p>x".getBytes()),
            "this is not Tallyfy's API (sent something else than JSON): see " + address));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void triesATenantWithOneCallAndSaysWhatCame(TallyfyStub.Script answer, String said)
      throws IOException {
    writeValidConfiguration();
    change("portal.tenant.acme.api-url=" + vendor.url());
    vendor.answers("organizations/" + ORGANIZATION + "/users", answer);

    Printed printed = trial();

    assertThat(printed.text().lines())
        .containsExactly("tenant acme is on", "no problem", "tenant acme: " + said);
    assertThat(printed.status()).isEqualTo(said.equals("Tallyfy answers") ? 0 : 1);
    assertThat(vendor.asked()).hasSize(1);
    assertThat(vendor.asked().get(0).headers().getFirst("Authorization"))
        .isEqualTo("Bearer " + TOKEN);
    assertThat(printed.text()).doesNotContain(TOKEN);
  }

  @Test
  void saysWhyATenantsApiCannotBeReached() throws IOException {
    writeValidConfiguration();
    String reason = ": see portal.tenant.acme.api-url";
    try (ServerSocket plain = new ServerSocket(0)) {
      CompletableFuture.runAsync(() -> speakInTheClear(plain));
      change("portal.tenant.acme.api-url=https://127.0.0.1:" + plain.getLocalPort());
      assertThat(trial().text())
          .contains("tenant acme: no TLS that can be trusted (SSLException)" + reason);
    }

    change("portal.tenant.acme.api-url=http://no-such-host.invalid/api");
    assertThat(trial().text())
        .contains("tenant acme: cannot be reached (UnknownHostException)" + reason);

    vendor.answers(
        "organizations/" + ORGANIZATION + "/users",
        TallyfyStub.after(new CountDownLatch(1), status(200)));
    change("portal.tenant.acme.api-url=" + vendor.url());
    change("portal.tenant.acme.connect-timeout=PT0.5S");
    change("portal.tenant.acme.read-timeout=PT0.5S");
    assertThat(trial().text()).contains("tenant acme: no answer in time" + reason);
  }

  private static void speakInTheClear(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // whoever called has gone
    }
  }

  @Test
  void triesEachTenantThatIsOnAndNoOther() throws IOException {
    writeValidConfiguration();
    change("portal.tenants=acme,globex,broken");
    change("portal.tenant.acme.api-url=" + vendor.url());
    change("portal.tenant.globex.name=Globex");
    change("portal.tenant.globex.organization=globex");
    change("portal.tenant.globex.access=public");
    change("portal.tenant.globex.api-url=" + vendor.url());
    change("file 0440 portal.tenant.globex.token=J5hG2fD8sA4kL7zX1cV9b");
    vendor.answers("organizations/globex/users", json("{\"data\":[]}"));

    Printed printed = trial();

    assertThat(printed.text())
        .contains("tenant acme: there is no such organization (404)")
        .contains("tenant globex: Tallyfy answers\n")
        .doesNotContain("tenant broken:");
    assertThat(printed.status()).isEqualTo(1);
    assertThat(vendor.asked())
        .extracting(asked -> asked.path() + " " + asked.headers().getFirst("Authorization"))
        .containsExactly(
            "/api/organizations/" + ORGANIZATION + "/users Bearer " + TOKEN,
            "/api/organizations/globex/users Bearer J5hG2fD8sA4kL7zX1cV9b");
  }

  @Test
  void ignoresTheVariablesKubernetesSetsInEveryContainer() throws IOException {
    writeValidConfiguration();
    change("env PORTAL_SERVICE_HOST=10.0.0.1");
    change("env PORTAL_SERVICE_PORT=80");
    change("env PORTAL_SERVICE_PORT_HTTP=80");
    change("env PORTAL_PORT=tcp://10.0.0.1:80");
    change("env PORTAL_PORT_80_TCP_ADDR=10.0.0.1");

    assertThat(check().status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"payara-config/sample.properties", "payara-config/demo.properties"})
  void acceptsTheShippedFiles(String file) {
    environment.put("PORTAL_TENANT_ACME_TOKEN", TOKEN);
    system.setProperty("sandbox.address", "http://localhost:8080/-/sandbox/api");

    // in the demo nobody asks for the token of acme
    if (file.contains("demo")) {
      environment.clear();
    }
    Printed printed = run("--systemproperties", file);

    assertThat(printed.text()).endsWith("no problem\n");
    assertThat(printed.status()).isZero();
  }

  @Test
  void readsSeveralFilesTheLastWins() throws IOException {
    writeValidConfiguration();
    Path more = Files.writeString(directory.resolve("more"), "portal.tenant.acme.access=nobody");

    assertThat(run("--systemproperties", file(), "--systemproperties", more.toString()).text())
        .startsWith("portal.tenant.acme.token is missing\n")
        .contains("portal.tenant.acme.access is neither signed-in nor public");
  }

  static Stream<List<String>> wrongArguments() {
    return Stream.of(
        List.of("--help"),
        List.of("--systemproperties"),
        List.of("--port", "8080"),
        List.of("--systemproperties", "/no/such/file"),
        List.of("--secretsdir", "/no/such/directory"),
        List.of("--secretsdir", BROKEN.toString()));
  }

  @ParameterizedTest
  @MethodSource("wrongArguments")
  void printsItsUsageForWrongArguments(List<String> arguments) {
    Printed printed = run(arguments.toArray(String[]::new));

    assertThat(printed.status()).isEqualTo(2);
    assertThat(printed.text()).containsAnyOf("usage: java", "names no directory", "names a file");
  }

  private void writeValidConfiguration() throws IOException {
    change("portal.tenants=acme");
    change("portal.tenant.acme.name=Acme");
    change("portal.tenant.acme.access=public");
    change("portal.tenant.acme.organization=3cfeeeb53c6600dd116e8377bee2843a");
    change("file 0440 portal.tenant.acme.token=" + TOKEN);
  }

  private void change(String line) throws IOException {
    SECRET.matcher(line).results().map(MatchResult::group).forEach(secrets::add);
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "-" -> {
        properties.remove(words[1]);
        Files.deleteIfExists(secretsDirectory().resolve(words[1]));
      }
      case "env" -> environment.put(key(words[1]), value(words[1]));
      case "-D" -> system.setProperty(key(words[1]), value(words[1]));
      case "file" -> {
        String[] rest = words[1].split(" ", 2);
        Path file = secretsDirectory().resolve(key(rest[1]));
        Files.deleteIfExists(file);
        Files.writeString(file, value(rest[1]));
        Files.setPosixFilePermissions(file, permissions(rest[0]));
      }
      default -> properties.setProperty(key(line), value(line));
    }
  }

  private Path secretsDirectory() throws IOException {
    return Files.createDirectories(directory.resolve("secrets"));
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('='));
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1);
  }

  private static Set<PosixFilePermission> permissions(String mode) {
    int bits = Integer.parseInt(mode, 8);
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      if ((bits & (0400 >> permission.ordinal())) != 0) {
        permissions.add(permission);
      }
    }
    return permissions;
  }

  private String file() throws IOException {
    Path file = directory.resolve("portal.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file.toString();
  }

  private record Printed(int status, String text) {}

  private Printed check() throws IOException {
    return run("--systemproperties", file(), "--secretsdir", secretsDirectory().toString());
  }

  private Printed trial() throws IOException {
    return run(
        "--try", "--systemproperties", file(), "--secretsdir", secretsDirectory().toString());
  }

  private Printed run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status =
        ConfigurationCheck.run(
            List.of(arguments),
            system,
            environment,
            new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Printed(
        status, bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }
}
