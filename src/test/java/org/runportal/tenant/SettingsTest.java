package org.runportal.tenant;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
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
        "${a|A",
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
    assertThat(secrets.getPropertyNames()).containsExactly(TOKEN);
  }

  @Test
  void makesUpAKeyFromDirectoriesAndTakesTheDeepestFile() throws IOException {
    file(TOKEN, "flat", "r--r-----");
    Files.createDirectories(directory.resolve("portal/tenant.acme"));
    file("portal/tenant.acme/token", "deep", "r--r-----");
    file(".hidden", "no key", "r--r-----");

    SecretsDirectory secrets = new SecretsDirectory(directory);

    assertThat(secrets.getValue(TOKEN)).isEqualTo("deep");
    assertThat(secrets.getPropertyNames()).containsExactly(TOKEN);
  }

  @ParameterizedTest
  @CsvSource({"ISO-8859-1", "windows-1252", "UTF-8"})
  void readsUtf8WhateverTheCharsetOfTheMachine(String charset) {
    String written = "Müller & Söhne, Zürich";
    first.put("key", new String(written.getBytes(UTF_8), Charset.forName(charset)));
    first.put("escaped", written);

    Settings settings = new Settings(List.of(first()), Charset.forName(charset));

    assertThat(settings.get("key").value()).contains(written);
    assertThat(settings.get("escaped").value()).contains(written);
  }

  @Test
  void namesTheKeyWhoseLettersWereLost() {
    first.put("key", new String("Müller".getBytes(UTF_8), US_ASCII));

    assertThat(new Settings(List.of(first()), US_ASCII).get("key").flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("has letters that were lost"));
  }

  @Test
  void namesTheSecretThatIsNotInUtf8() throws IOException {
    Files.write(directory.resolve(TOKEN), new byte[] {'a', (byte) 0xfc});
    Files.setPosixFilePermissions(
        directory.resolve(TOKEN), PosixFilePermissions.fromString("r--r-----"));

    assertThat(new Settings(List.of(new SecretsDirectory(directory))).get(TOKEN).flaw())
        .isPresent();
  }

  @Test
  void namesTheSecretWhoseFileCannotBeRead() throws IOException {
    file(TOKEN, "s3cr3t", "r--r-----");
    SecretsDirectory secrets = new SecretsDirectory(directory);
    // a directory in its place cannot be read by anybody, root included
    Files.delete(directory.resolve(TOKEN));
    Files.createDirectory(directory.resolve(TOKEN));

    assertThat(new Settings(List.of(secrets)).get(TOKEN).flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("cannot read"));
  }

  @Test
  void readsASecretAnewEachTime() throws IOException {
    file(TOKEN, "old", "r--r-----");
    Settings settings = new Settings(List.of(new SecretsDirectory(directory)));
    assertThat(settings.get(TOKEN).value()).contains("old");

    Files.delete(directory.resolve(TOKEN));
    file(TOKEN, "new", "r--r-----");

    assertThat(settings.get(TOKEN).value()).contains("new");
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
    return new Settings(List.of(first(), new PropertiesConfigSource(second, "second", 100)));
  }

  private ConfigSource first() {
    return new PropertiesConfigSource(first, "first", 200);
  }
}
