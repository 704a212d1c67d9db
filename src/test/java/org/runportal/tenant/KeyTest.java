package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written about settings is what the table of keys says. */
class KeyTest {
  private static final Path DOCUMENTATION = Path.of("docs/configuration.md");
  private static final Path SAMPLE = Path.of("payara-config/sample.properties");

  private static final Pattern ROW = Pattern.compile("\\| (`[^|]+`) \\| ([^|]+) \\| ([^|]+) \\|");

  /** A line that sets a key, be it commented out or not. */
  private static final Pattern SET = Pattern.compile("#?((?:portal|sandbox)\\.[a-z0-9.-]+)=.*");

  private static final Pattern DEFAULT = Pattern.compile("`?([^`]+)`?");

  /** A row of the documentation for each of its keys. */
  private record Documented(String meaning, String fallback) {}

  static List<Key<?>> keys() {
    return Key.all();
  }

  @Test
  void theDocumentationHasEveryKeyAndNoOther() throws IOException {
    assertThat(documented().keySet())
        .containsExactlyInAnyOrderElementsOf(Key.all().stream().map(Key::name).toList());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theDocumentationSaysWhatAKeyIsWithoutAValue(Key<?> key) throws IOException {
    String expected =
        key.fallback()
            .orElse(key.placeholder().isPresent() && key.ofATenant() ? "required" : "none");

    assertThat(documented().get(key.name()).fallback()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theDocumentationSaysWhichAreSecretAndWhichReserved(Key<?> key) throws IOException {
    String meaning = documented().get(key.name()).meaning();

    assertThat(meaning.contains("**secret**") || !key.secret()).as("secret").isTrue();
    assertThat(meaning.startsWith("reserved")).isEqualTo(key.use() == Key.Use.RESERVED);
  }

  @Test
  void theSampleSetsEveryKeyOfThePortalButSecretsAndNoOther() throws IOException {
    Set<String> set =
        Files.readAllLines(SAMPLE).stream()
            .map(SET::matcher)
            .filter(Matcher::matches)
            .map(line -> line.group(1).replace("portal.tenant.acme.", "portal.tenant.<id>."))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(set)
        .containsExactlyInAnyOrderElementsOf(
            Key.all().stream()
                .filter(key -> key.use() == Key.Use.PORTAL && !key.secret())
                .map(Key::name)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatCountsWithoutAValueCanBeMeant(Key<?> key) {
    key.fallback().ifPresent(text -> assertThat(key.kind().parse(text).flaw()).as(text).isEmpty());
  }

  @Test
  void everyKeyOfThePortalIsRead() {
    Set<String> asked = new TreeSet<>();
    Map<String, String> settings =
        Map.of("portal.tenants", "acme", "portal.oidc.client-id", "portal");
    Configuration.of(
        Settings.of(
            key -> {
              asked.add(key);
              return Optional.ofNullable(settings.get(key));
            }));

    assertThat(asked)
        .containsAll(
            Key.all().stream()
                .map(key -> key.ofATenant() ? key.of(new TenantId("acme")) : key.name())
                .toList());
  }

  private static Map<String, Documented> documented() throws IOException {
    Map<String, Documented> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(DOCUMENTATION)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(1).matches("`(…|portal|sandbox)\\..*")) {
        List<String> names = list(row.group(1));
        List<String> fallbacks = list(row.group(3));
        for (int i = 0; i < names.size(); i++) {
          String name = names.get(i).replace("….", "portal.tenant.<id>.");
          String fallback = fallbacks.get(Math.min(i, fallbacks.size() - 1));
          assertThat(all).as("a key has one row").doesNotContainKey(name);
          all.put(name, new Documented(row.group(2), fallback));
        }
      }
    }
    return all;
  }

  private static List<String> list(String cell) {
    List<String> entries = new ArrayList<>();
    for (String entry : Arrays.asList(cell.split(", "))) {
      Matcher code = DEFAULT.matcher(entry.strip());
      assertThat(code.matches()).as(entry).isTrue();
      entries.add(code.group(1));
    }
    return entries;
  }
}
