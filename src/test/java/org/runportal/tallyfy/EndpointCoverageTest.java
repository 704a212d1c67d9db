package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPointer;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.page.Pages;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunId;

/**
 * Everything the endpoint is documented to answer is on the page, or is left out for a reason that
 * is written down. The table is {@code tallyfy/endpoint-keys.txt}; what it says is also kept in
 * {@code target/endpoint-coverage.md}.
 */
class EndpointCoverageTest {
  private static final JsonObject WHOLE =
      Json.createReader(new StringReader(TallyfyStub.text("run-midflight-full.json"))).readObject();

  /** Where a thing of each kind stands in the answer. */
  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    PLACES.put("run", "/data");
    PLACES.put("task", "/data/tasks/data/0");
    PLACES.put("next", "/data/next_task/data/0");
    PLACES.put("field", "/data/tasks/data/0/form_fields/data/0");
    PLACES.put("thread", "/data/tasks/data/1/threads/data/0");
    PLACES.put("tag", "/data/tags/data/0");
    PLACES.put("asset", "/data/assets/data/0");
    PLACES.put("stage", "/data/stages/data/0");
    PLACES.put("folder", "/data/folders/data/0");
    PLACES.put("watch", "/data/member_watchers/data/0");
    PLACES.put("checklist", "/data/checklist/data");
  }

  private static final People.Names PEOPLE =
      new People.Names(
          Map.of("9991", "Canary Person"),
          Map.of("cafe0000cafe0000cafe0000cafe0000", "Canary Group"),
          Map.of());

  /**
   * A line of the table.
   *
   * @param check how it is proved
   * @param where it stands, or why it does not
   */
  record Key(String thing, String name, String check, String where) {
    @Override
    public String toString() {
      return thing + "." + name;
    }
  }

  static Stream<Key> keys() {
    return TallyfyStub.text("endpoint-keys.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" \\| ", 4))
        .map(parts -> new Key(parts[0], parts[1], parts[2], parts[3]));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isOnThePageOrLeftOutForAReason(Key key) throws Exception {
    String check = key.check().split(" ")[0];
    switch (check) {
      case "text", "date", "number", "person", "group", "html" -> {
        Canary canary = Canary.valueOf(check.toUpperCase(Locale.ROOT));
        assertThat(with(key, canary.json)).contains(canary.seen);
      }
      case "flag" -> {
        String words = key.check().substring("flag => ".length());
        assertThat(times(words, with(key, "true"))).isEqualTo(times(words, with(key, "false")) + 1);
      }
      case "relation" -> {
        String words = key.check().substring("relation => ".length());
        assertThat(page(WHOLE)).contains(words);
        assertThat(with(key, "null")).doesNotContain(words);
      }
      case "shows" -> {
        String[] parts = key.check().substring("shows ".length()).split(" => ");
        assertThat(merged(key, parts[0])).contains(parts[1]);
      }
      case "decides" -> {
        String[] parts = key.check().substring("decides ".length()).split(" => ");
        assertThat(merged(key, parts[0])).contains(parts[2]);
        assertThat(merged(key, parts[1])).doesNotContain(parts[2]);
      }
      case "never" -> {
        for (Canary canary : Canary.values()) {
          assertThat(with(key, canary.json)).doesNotContain(canary.seen);
        }
      }
      default -> throw new IllegalArgumentException(key.check());
    }
  }

  @Test
  void theTableHasEveryKeyOfTheSamples() {
    Map<String, Set<String>> known =
        keys()
            .collect(
                Collectors.groupingBy(
                    Key::thing, Collectors.mapping(Key::name, Collectors.toSet())));
    PLACES.forEach(
        (thing, place) -> assertThat(known.get(thing)).as(thing).containsAll(keysAt(place)));
  }

  private static Set<String> keysAt(String place) {
    return ((JsonObject) Json.createPointer(place).getValue(WHOLE)).keySet();
  }

  @Test
  void theTableIsWrittenDown() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "# What becomes of the endpoint's keys\n\n"
                + "`GET /organizations/{organization}/runs/{run}` with every relation."
                + " Written by EndpointCoverageTest, which proves each line.\n\n"
                + "| thing | key | where it stands on the run page |\n| --- | --- | --- |\n");
    keys()
        .forEach(
            key ->
                table.append(
                    "| %s | `%s` | %s%s |%n"
                        .formatted(
                            key.thing(),
                            key.name(),
                            key.check().equals("never") ? "*not shown:* " : "",
                            key.where())));
    Path file = Path.of("target", "endpoint-coverage.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);
    assertThat(file)
        .content()
        .contains("| run | `custom_fields` |")
        .hasLineCount((int) keys().count() + 6);
  }

  private enum Canary {
    TEXT("\"Canary words\"", "Canary words"),
    HTML("\"<p>Canary <b>of</b> words</p>\"", "Canary"),
    NUMBER("8817", "8817"),
    DATE("\"2031-07-19T10:00:00Z\"", "19 Jul 2031"),
    PERSON("9991", "Canary Person"),
    GROUP("\"cafe0000cafe0000cafe0000cafe0000\"", "Canary Group");

    private final String json;
    private final String seen;

    Canary(String json, String seen) {
      this.json = json;
      this.seen = seen;
    }
  }

  private static int times(String words, String page) {
    return page.split(Pattern.quote(words), -1).length - 1;
  }

  private static String with(Key key, String json) throws Exception {
    return merged(key, "{\"" + key.name() + "\":" + json + "}");
  }

  /** The page with these members put into the thing. */
  private static String merged(Key key, String members) throws Exception {
    JsonPointer place = Json.createPointer(PLACES.get(key.thing()));
    JsonObject thing = (JsonObject) place.getValue(WHOLE);
    JsonObjectBuilder bent = Json.createObjectBuilder(thing);
    Json.createReader(new StringReader(members)).readObject().forEach(bent::add);
    return page(
        replaced(WHOLE, List.of(PLACES.get(key.thing()).substring(1).split("/")), bent.build()));
  }

  private static JsonObject replaced(JsonObject whole, List<String> place, JsonObject thing) {
    return inside(whole, place, thing).asJsonObject();
  }

  private static JsonValue inside(JsonValue value, List<String> place, JsonObject thing) {
    if (place.isEmpty()) {
      return thing;
    }
    List<String> rest = place.subList(1, place.size());
    if (value instanceof JsonArray list) {
      int at = Integer.parseInt(place.get(0));
      return Json.createArrayBuilder(list).set(at, inside(list.get(at), rest, thing)).build();
    }
    JsonObject object = value.asJsonObject();
    return Json.createObjectBuilder(object)
        .add(place.get(0), inside(object.get(place.get(0)), rest, thing))
        .build();
  }

  private static String page(JsonObject answer) throws Exception {
    AnswerReader reader = new AnswerReader(Clock.systemUTC());
    Node part = reader.read(answer.toString().getBytes(StandardCharsets.UTF_8));
    Run run = RunReader.read(part, new RunId("asked")).orElseThrow();
    Pages.All pages = Pages.all(Pages.tenant(""), run, PEOPLE);
    // as people read it, one text after the other, and all that is beside it
    return String.join(" / ", Pages.texts(pages)) + pages;
  }
}
