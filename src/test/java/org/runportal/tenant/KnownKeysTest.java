package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of keys has every key there is, or operators would be sent after ghosts. */
class KnownKeysTest {
  private static final Pattern KEY_IN_CODE = Pattern.compile("\"(portal\\.[a-z]+[a-z.-]*[a-z])\"");
  private static final Pattern DOCUMENTED_KEY =
      Pattern.compile("`(portal\\.[a-z-]+[a-z.-]*[a-z])`");

  /** Beginnings that code completes, and what only looks like a key. */
  private static final Set<String> NO_KEYS =
      Set.of("portal.war", "portal.css", "portal.properties");

  private final KnownKeys known = new KnownKeys(List.of(new TenantId("acme")));

  @Test
  void knowsEveryKeyThatIsReadOfATenant() {
    Set<String> asked = new HashSet<>();
    Configuration.of(
        Settings.of(
            key -> {
              asked.add(key);
              return Optional.ofNullable(Map.of("portal.tenants", "acme").get(key));
            }));

    assertThat(asked).contains("portal.tenant.acme.token", "portal.status.groups");
    assertThat(known.strays(asked)).isEmpty();
  }

  @Test
  void knowsEveryKeyThatStandsInTheCode() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(known.strays(keys(KEY_IN_CODE, file))).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void knowsEveryKeyOfTheReadme() throws IOException {
    assertThat(known.strays(keys(DOCUMENTED_KEY, Path.of("docs/configuration.md")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "portal.tenant.acme.token, true",
    "portal.oidc.client-secret, true",
    "portal.link.keys, true",
    "sandbox.token, true",
    "portal.tenant.acme.name, false",
    "portal.oidc.client-id, false"
  })
  void knowsWhichAreSecret(String key, boolean secret) {
    assertThat(Key.isSecret(key)).isEqualTo(secret);
  }

  private static Set<String> keys(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(key -> !NO_KEYS.contains(key))
        .collect(Collectors.toSet());
  }
}
