package org.runportal.it.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The list of what ships names what is in the archive: all of it, and nothing else. */
class SbomIT {
  @Test
  void listsEveryLibraryOfTheArchiveByItsDigest() throws IOException {
    assertThat(digestsOfComponents()).isEqualTo(digestsOfLibraries()).hasSizeGreaterThan(10);
  }

  @Test
  void namesVersionAndLicenceOfEveryLibrary() throws IOException {
    assertThat(components())
        .allSatisfy(
            component -> {
              assertThat(component.getString("purl")).startsWith("pkg:maven/").contains("@");
              assertThat(component.getJsonArray("licenses")).isNotEmpty();
            });
  }

  @Test
  void isLeftToNoChance() throws IOException {
    assertThat(sbom().getJsonObject("metadata").containsKey("timestamp")).isFalse();
    assertThat(sbom().getString("bomFormat")).isEqualTo("CycloneDX");
    assertThat(sbom().getJsonObject("metadata").getJsonObject("component").getString("name"))
        .isEqualTo("portal");
  }

  /** The build stops at a licence that is not allowed; the list it makes travels with the WAR. */
  @Test
  void shipsTheLicencesOfAllLibraries() throws IOException {
    try (ZipFile war = new ZipFile(war())) {
      ZipEntry list = war.getEntry("META-INF/third-party-licences.txt");
      String licences = new String(war.getInputStream(list).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(components())
          .allSatisfy(
              component ->
                  assertThat(licences)
                      .containsPattern(
                          "\\([\\w.-]+\\) .*\\("
                              + "\\Q%s:%s:%s\\E "
                                  .formatted(
                                      component.getString("group"),
                                      component.getString("name"),
                                      component.getString("version"))));
    }
  }

  @Test
  void theArchiveHasNothingOfTheBenchmarks() throws IOException {
    try (ZipFile war = new ZipFile(war())) {
      assertThat(war.stream().map(ZipEntry::getName))
          .isNotEmpty()
          .noneMatch(name -> name.contains("benchmark"));
    }
  }

  private static Map<String, String> digestsOfComponents() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (JsonObject component : components()) {
      component.getJsonArray("hashes").getValuesAs(JsonObject.class).stream()
          .filter(hash -> hash.getString("alg").equals("SHA-256"))
          .forEach(hash -> digests.put(hash.getString("content"), component.getString("name")));
    }
    return digests;
  }

  private static Map<String, String> digestsOfLibraries() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (ZipFile war = new ZipFile(war())) {
      for (ZipEntry entry : war.stream().toList()) {
        if (entry.getName().startsWith("WEB-INF/lib/") && !entry.isDirectory()) {
          String file = entry.getName().substring("WEB-INF/lib/".length());
          digests.put(digest(war.getInputStream(entry)), file.replaceAll("-\\d.*", ""));
        }
      }
    }
    return digests;
  }

  private static String digest(InputStream bytes) throws IOException {
    try (bytes) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes.readAllBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonObject> components() throws IOException {
    return sbom().getJsonArray("components").getValuesAs(JsonObject.class);
  }

  private static JsonObject sbom() throws IOException {
    try (JsonReader reader =
        Json.createReader(Files.newInputStream(Path.of("target/portal-sbom.json")))) {
      return reader.readObject();
    }
  }

  private static String war() {
    return "target/portal.war";
  }
}
