package org.runportal.tallyfy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.Proportion;
import org.runportal.page.Pages;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunId;

/** What is made of the vendor's answers costs no more than in proportion to them. */
class LinearAnswerTest {
  private static final int LETTERS = 2_000;

  /** So many that looking for each in all of them takes longer than reading them. */
  private static final int SMALL_ITEMS = 300;

  private static final int ITEMS = 50;
  private static final JsonObject SAMPLE =
      Json.createReader(new StringReader(TallyfyStub.text("run-midflight-full.json"))).readObject();
  private static final AnswerReader ANSWERS = new AnswerReader(Clock.systemUTC());

  /** A place in an answer: names, and {@code *} for every item of a list. */
  private record Place(List<String> steps) {
    String name() {
      List<String> names = steps.stream().filter(step -> !step.equals("*")).toList();
      return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    Place below(String step) {
      List<String> longer = new ArrayList<>(steps);
      longer.add(step);
      return new Place(List.copyOf(longer));
    }
  }

  static Stream<Arguments> readers() {
    return Stream.of(
        reader("words", PlainText::of),
        reader("formatted text", RichText::of),
        reader("addresses", Credentials::removed),
        reader("a file", text -> FileReader.name(Node.text(text))),
        reader("a time", text -> WhenReader.read(Node.text(text))),
        reader("a number", text -> Node.number(text).wholeNumber()),
        reader("a status", StatusReader::key),
        reader("a name", DetailReader::label),
        reader("a pause", text -> RetryAfter.read(text, text, Instant.EPOCH)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void readsInProportion(String what, Consumer<String> reader) throws Exception {
    Proportion.holds(what, reader);
  }

  @Test
  void readsEveryFieldInProportion() throws Exception {
    IntFunction<String> worst = Proportion.worstTexts().get("<b>a</b>");
    for (Place place : places(SAMPLE, JsonString.class)) {
      byte[] little = with(place, JsonString.class, text -> Json.createValue(worst.apply(LETTERS)));
      byte[] much =
          with(
              place,
              JsonString.class,
              text -> Json.createValue(worst.apply(Proportion.TIMES * LETTERS)));
      Proportion.holds("text at " + place.steps(), () -> read(little), () -> read(much));
    }
  }

  @Test
  void readsEveryListInProportion() throws Exception {
    for (Place place : places(SAMPLE, JsonArray.class)) {
      byte[] little = with(place, JsonArray.class, list -> repeated(list.asJsonArray(), ITEMS));
      byte[] much =
          with(
              place,
              JsonArray.class,
              list -> repeated(list.asJsonArray(), Proportion.TIMES * ITEMS));
      Proportion.holds("list at " + place.steps(), () -> page(little), () -> page(much));
    }
  }

  /** What is looked for in one list for each item of another takes more than both. */
  @Test
  void readsAllListsTogetherInProportion() throws Exception {
    byte[] little = lists(SMALL_ITEMS);
    byte[] much = lists(Proportion.TIMES * SMALL_ITEMS);
    Proportion.holds("all lists", () -> read(little), () -> read(much));
  }

  /** The sample with lists of small items in place of its lists. */
  private static byte[] lists(int length) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (int i = 0; i < length; i++) {
      String id = "%032x".formatted(i + 1);
      items.add(Json.createObjectBuilder().add("id", id).add("task_id", id).add("title", "t"));
    }
    JsonArray list = items.build();
    JsonObject run = SAMPLE.getJsonObject("data");
    JsonObjectBuilder members = Json.createObjectBuilder(run);
    run.forEach(
        (name, member) -> {
          if (isList(member)) {
            members.add(name, list);
          }
        });
    return Json.createObjectBuilder()
        .add("data", members)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isList(JsonValue member) {
    return member instanceof JsonArray
        || member instanceof JsonObject object && object.get("data") instanceof JsonArray;
  }

  private static Optional<Run> read(byte[] json) throws Exception {
    return RunReader.read(ANSWERS.read(json), new RunId("r"));
  }

  private static void page(byte[] json) throws Exception {
    read(json)
        .ifPresent(
            run -> Pages.of(Pages.tenantOf("signed-in", "guests,emails"), run, People.Names.NONE));
  }

  /** Where values of one kind stand: one place for each name, they are read alike. */
  private static List<Place> places(JsonValue value, Class<? extends JsonValue> kind) {
    Map<String, Place> found = new LinkedHashMap<>();
    find(value, new Place(List.of()), kind, found);
    return List.copyOf(found.values());
  }

  private static void find(
      JsonValue value, Place here, Class<? extends JsonValue> kind, Map<String, Place> found) {
    if (isReplaceable(value, kind)) {
      found.putIfAbsent(here.name(), here);
    }
    if (value instanceof JsonArray list) {
      list.forEach(item -> find(item, here.below("*"), kind, found));
    } else if (value instanceof JsonObject object) {
      object.forEach((name, member) -> find(member, here.below(name), kind, found));
    }
  }

  /** The sample with something else at the first such place. */
  private static byte[] with(
      Place place, Class<? extends JsonValue> kind, UnaryOperator<JsonValue> replacement) {
    boolean[] done = {false};
    UnaryOperator<JsonValue> once =
        value -> {
          done[0] = done[0] || isReplaceable(value, kind);
          return done[0] ? replacement.apply(value) : value;
        };
    return replaced(SAMPLE, place.steps(), once, done).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isReplaceable(JsonValue value, Class<? extends JsonValue> kind) {
    return kind.isInstance(value) && !(value instanceof JsonArray list && list.isEmpty());
  }

  private static JsonValue replaced(
      JsonValue value, List<String> steps, UnaryOperator<JsonValue> replacement, boolean[] done) {
    if (done[0]) {
      return value;
    }
    if (steps.isEmpty()) {
      return replacement.apply(value);
    }
    List<String> below = steps.subList(1, steps.size());
    if (value instanceof JsonArray list && steps.get(0).equals("*")) {
      JsonArrayBuilder items = Json.createArrayBuilder();
      list.forEach(item -> items.add(replaced(item, below, replacement, done)));
      return items.build();
    }
    if (value instanceof JsonObject object && object.containsKey(steps.get(0))) {
      JsonObjectBuilder members = Json.createObjectBuilder();
      object.forEach(
          (name, member) ->
              members.add(
                  name,
                  name.equals(steps.get(0)) ? replaced(member, below, replacement, done) : member));
      return members.build();
    }
    return value;
  }

  /** As many items, each with an id of its own. */
  private static JsonArray repeated(JsonArray list, int times) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (int i = 0; i < times; i++) {
      JsonValue item = list.get(i % list.size());
      if (item instanceof JsonObject object && object.containsKey("id")) {
        item = Json.createObjectBuilder(object).add("id", "%032x".formatted(i + 1)).build();
      } else if (item instanceof JsonString text) {
        item = Json.createValue(text.getString() + i);
      }
      items.add(item);
    }
    return items.build();
  }

  private static Arguments reader(String what, Consumer<String> reader) {
    return Arguments.of(what, reader);
  }
}
