package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values are found, and what they refer to. */
class SettingsTest {
  private static final String TOKEN = "portal.tenant.acme.token";

  @TempDir private Path directory;

  private final Map<String, String> first = new LinkedHashMap<>();
  private final Map<String, String> second = new LinkedHashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|plain",
        "${a}|A",
        "${a}${a}-${a}|AA-A",
        "${nope:https://host:8080/x}|https://host:8080/x",
        "${a:${nope}}|A",
        "${nope:${a}}|A",
        "${nope:}|''",
        "${${which}}|A",
        "\\${a}|${a}",
        "\\\\${a}|\\${a}",
        "c:\\dir|c:\\dir",
        "https://t/{organization}/{run}|https://t/{organization}/{run}",
        "${a|${a",
        "$a {a}|$a {a}",
        "${empty:otherwise}|otherwise",
      })
  void fillsInWhatAValueRefersTo(String written, String read) {
    first.put("a", "A");
    first.put("which", "a");
    first.put("empty", "");
    first.put("key", written);

    assertThat(settings().get("key")).isEqualTo(Setting.of(Optional.of(read)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"${nope}", "before ${nope} behind", "${nope:${neither}}", "${}"})
  void aReferenceToNothingIsAMistake(String written) {
    first.put("key", written);

    assertThat(settings().get("key")).isEqualTo(Setting.flawed("refers to a key that is not set"));
  }

  @Test
  void aReferenceToItselfIsAMistake() {
    first.put("key", "${other}");
    first.put("other", "${key}");

    assertThat(settings().get("key")).isEqualTo(Setting.flawed("refers to itself"));
  }

  @Test
  void theFirstSourceWinsEvenWhereItSetsAKeyToNothing() {
    first.put("both", "first");
    second.put("both", "second");
    first.put("emptied", "");
    second.put("emptied", "second");

    assertThat(settings().get("both").value()).contains("first");
    assertThat(settings().get("emptied").value()).contains("");
    assertThat(settings().get("neither").value()).isEmpty();
  }

  @Test
  void heedsTheProfile() {
    second.put("mp.config.profile", "test");
    second.put("key", "usual");
    second.put("%test.key", "of the profile");

    assertThat(settings().get("key").value()).contains("of the profile");
    first.put("key", "nearer");
    assertThat(settings().get("key").value()).contains("nearer");
  }

  @Test
  void leavesReferencesAloneWhereTheyAreSwitchedOff() {
    first.put("mp.config.property.expressions.enabled", "false");
    first.put("key", "${a}");

    assertThat(settings().get("key").value()).contains("${a}");
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, true",
    "r--r-----, true",
    "rw-r--r--, false",
    "------r--, false",
    "rw-rw-rw-, false"
  })
  void takesASecretOnlyFromAFileThatIsKept(String permissions, boolean taken) throws IOException {
    file(TOKEN, "s3cr3t", permissions);

    Setting token = new Settings(List.of(new SecretsDirectory(directory))).get(TOKEN);

    assertThat(token.value().isPresent()).isEqualTo(taken);
    assertThat(token.flaw().orElse(""))
        .isEqualTo(
            taken
                ? ""
                : "is in a file that everybody can read: chmod it to 0440"
                    + " (defaultMode: 0440 in Kubernetes)");
  }

  @Test
  void knowsASecretForAFilesContentHoweverItIsReferredTo() throws IOException {
    file("common.token", "s3cr3t", "rw-r--r--");
    first.put(TOKEN, "${common.token}");
    first.put("portal.tenant.acme.name", "${common.token}");

    Settings settings = new Settings(List.of(first(), new SecretsDirectory(directory)));

    assertThat(settings.get(TOKEN).value()).isEmpty();
    assertThat(settings.get("portal.tenant.acme.name").value()).contains("s3cr3t");
  }

  @Test
  void followsTheLinksOfKubernetes() throws IOException {
    Path data = Files.createDirectory(directory.resolve("..2026_03_12"));
    Path real = data.resolve(TOKEN);
    Files.writeString(real, "s3cr3t\n");
    Files.createSymbolicLink(directory.resolve("..data"), data.getFileName());
    Files.createSymbolicLink(directory.resolve(TOKEN), Path.of("..data", TOKEN));
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(new Settings(List.of(new SecretsDirectory(directory))).get(TOKEN).flaw())
        .isPresent();

    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("r--r-----"));
    SecretsDirectory secrets = new SecretsDirectory(directory);
    assertThat(new Settings(List.of(secrets)).get(TOKEN).value()).contains("s3cr3t\n");
    assertThat(secrets.keys()).containsExactly(TOKEN);
  }

  @Test
  void makesUpAKeyFromDirectoriesAndTakesTheDeepestFile() throws IOException {
    file(TOKEN, "flat", "r--r-----");
    Files.createDirectories(directory.resolve("portal/tenant.acme"));
    file("portal/tenant.acme/token", "deep", "r--r-----");
    file(".hidden", "no key", "r--r-----");

    SecretsDirectory secrets = new SecretsDirectory(directory);

    assertThat(secrets.value(TOKEN)).contains("deep");
    assertThat(secrets.keys()).containsExactly(TOKEN);
  }

  @Test
  void neverPrintsAValue() {
    first.put("key", "s3cr3t");

    assertThat(settings().get("key").toString()).doesNotContain("s3cr3t");
  }

  private void file(String name, String content, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Settings settings() {
    return new Settings(List.of(first(), key -> Optional.ofNullable(second.get(key))));
  }

  private Settings.Source first() {
    return key -> Optional.ofNullable(first.get(key));
  }
}
