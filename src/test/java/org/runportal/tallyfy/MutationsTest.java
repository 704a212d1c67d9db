package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.runportal.Depth;
import org.runportal.page.Pages;
import org.runportal.page.RunListView;
import org.runportal.page.RunView;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunRow;
import org.runportal.tenant.Tenant;

/**
 * Whatever becomes of an answer, the page stands, says nothing that means nothing to people, and a
 * thing that is odd costs no other thing. Several members of an answer are odd at once, and a text
 * that is long has 50,000 letters; with {@code -Dthorough} each is odd alone once, and a million.
 * {@code -Dmutations=1000000} sets how many answers have random bytes changed, {@code
 * -Dmutations.seed=…} repeats a run.
 */
class MutationsTest {
  private static final int BYTES = Depth.count("mutations", 4_000, 100_000);
  private static final int ODD_AT_ONCE = Depth.THOROUGH ? 1 : 16;
  private static final int LETTERS = Depth.THOROUGH ? 1_000_000 : 50_000;
  private static final int MIXES = Depth.THOROUGH ? 500 : 50;
  private static final long SEED = Depth.seed("mutations.seed");

  /** Looking it up anew for each value costs more than making the value. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final Tenant TENANT = Pages.tenant("");
  private static final RunId ASKED = new RunId("asked");
  private static final AnswerReader READER = new AnswerReader(Clock.systemUTC());
  private static final JsonObject WHOLE =
      Json.createReader(new StringReader(TallyfyStub.text("run-midflight-full.json"))).readObject();

  /** What nobody asks a list for, and what is read of a row as of a run. */
  private static final Set<String> LEFT_OUT_OF_ROWS =
      Set.of(
          "ko_form_fields",
          "prerun",
          "tasks",
          "stages",
          "folders",
          "member_watchers",
          "guest_watchers",
          "assets");

  /** The same with three of everything but the questions to start it: each type of field once. */
  private static final JsonObject SOME = trimmed(WHOLE, 3).asJsonObject();

  private static final JsonObject SMALL = trimmed(WHOLE, 1).asJsonObject();

  /** Three rows of a list; in the first of them things turn odd. */
  private static final JsonObject LIST = list(3);

  private static final Pattern MEANINGLESS =
      Pattern.compile("\\b(?:null|NaN|undefined)\\b|[#$]\\{|Optional\\[");

  /** An id; a broken byte may put one where people write, so it is looked for in whole answers. */
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private static final Set<String> KEYS = new LinkedHashSet<>();
  private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9]*+_\\w*+");

  static {
    keys(WHOLE);
  }

  /** What a member may turn into; missing is the one that is not here. */
  private static final Map<String, JsonValue> INSTEAD = new LinkedHashMap<>();

  private static final Set<String> LARGE = Set.of("long", "many");

  static {
    instead("null", JsonValue.NULL);
    instead("true", JsonValue.TRUE);
    instead("zero", JSON.createValue(0));
    instead("minus", JSON.createValue(-7));
    instead("fraction", JSON.createValue(33.3));
    instead("vast", JSON.createValue(1.5e300));
    instead("empty text", JSON.createValue(""));
    instead("word", JSON.createValue("rubbish"));
    instead("number as text", JSON.createValue("60"));
    instead("empty object", JsonValue.EMPTY_JSON_OBJECT);
    instead("empty list", JsonValue.EMPTY_JSON_ARRAY);
    instead("long", JSON.createValue("x".repeat(LETTERS)));
    instead(
        "hostile",
        JSON.createValue("</td><script>alert(1)</script>\u202e\u0000\ud800 '' %s &lt; \\"));
    instead("day", JSON.createValue("2026-03-27"));
    instead("UTC", JSON.createValue("2026-03-27T10:00:00.000Z"));
    instead("offset", JSON.createValue("2026-03-27T10:00:00+02:00"));
    instead("database", JSON.createValue("2026-03-27 10:00:00"));
    instead("no day", JSON.createValue("0000-00-00 00:00:00"));
    instead("far day", JSON.createValue("+999999999-12-31T23:59:59Z"));
    instead("year 9999", JSON.createValue("9999-12-31T23:59:59Z"));
    instead("local day", JSON.createValue("27/03/2026 10:00 AM UTC"));
    instead(
        "PHP date",
        JSON.createObjectBuilder()
            .add("date", "2019-04-02 10:00:00.000000")
            .add("timezone_type", 3)
            .add("timezone", "UTC")
            .build());
    instead(
        "list of rubbish", JSON.createArrayBuilder().add(JsonValue.NULL).add(7).add("x").build());
    instead("data", JSON.createObjectBuilder().add("data", 7).build());
    instead("nested lists", nested(40));
    instead("many", JSON.createArrayBuilder(IntStream.range(0, 3000).boxed().toList()).build());
    instead(
        "object",
        JSON.createObjectBuilder()
            .add("id", 7)
            .add("value", JsonValue.NULL)
            .add("x_y", "z")
            .build());
  }

  /**
   * A member that is odd.
   *
   * @param place the names and numbers that lead to it
   * @param oddity what it turned into
   * @param instead its new value; empty when it is missing
   */
  private record Odd(List<Object> place, String oddity, Optional<JsonValue> instead) {
    /** Whether one of the two is inside the other, so that only one would be seen. */
    boolean hides(Odd other) {
      int shared = Math.min(place.size(), other.place.size());
      return place.subList(0, shared).equals(other.place.subList(0, shared));
    }

    /** An answer has a limit of size; few of these reach it. */
    boolean isLarge() {
      return LARGE.contains(oddity);
    }

    @Override
    public String toString() {
      return place + " " + oddity;
    }
  }

  @Test
  void everyMemberMayBeAnything() {
    Set<List<Object>> places = new LinkedHashSet<>();
    places(SOME, new ArrayList<>(), places, new LinkedHashSet<>());
    List<Odd> odd = new ArrayList<>(places.stream().flatMap(MutationsTest::oddities).toList());
    Collections.shuffle(odd, new Random(SEED));
    List<List<Odd>> answers = together(odd);
    answers.parallelStream().forEach(MutationsTest::check);
    System.out.println(
        odd.size()
            + " odd members in "
            + answers.size()
            + " answers, "
            + places.size()
            + " members");
    assertThat(odd).hasSizeGreaterThan(5_000);
  }

  /** A list is as tough as a run: what is odd in one row costs no other row. */
  @Test
  void everyMemberOfAListMayBeAnything() {
    Set<List<Object>> places = new LinkedHashSet<>();
    places(LIST, new ArrayList<>(), places, new LinkedHashSet<>());
    List<Odd> odd =
        new ArrayList<>(places.stream().flatMap(place -> oddities(LIST, place)).toList());
    Collections.shuffle(odd, new Random(SEED));
    List<List<Odd>> answers = together(odd);
    answers.parallelStream().forEach(MutationsTest::checkList);
    System.out.println(odd.size() + " odd members in " + answers.size() + " lists");
    assertThat(odd).hasSizeGreaterThan(1_000);
  }

  @Test
  void everyByteOfAListMayBeAnother() {
    byte[] good = LIST.toString().getBytes(StandardCharsets.UTF_8);
    IntStream.range(0, BYTES / 10)
        .parallel()
        .forEach(
            round -> {
              String what = "seed " + SEED + ", list " + round;
              try {
                list(mutated(good, new SplittableRandom(SEED + round)))
                    .ifPresent(rows -> saysOnlyWhatPeopleRead(Pages.texts(shown(rows)), what));
              } catch (NodeReader.NotJson e) {
                // no list, and told so
              } catch (RuntimeException | StackOverflowError e) {
                fail(what, e);
              }
            });
  }

  private static void checkList(List<Odd> odd) {
    String what = "seed " + SEED + ", list, " + odd;
    try {
      JsonValue bent = LIST;
      for (Odd one : odd) {
        bent = bent(bent, one.place(), one.instead());
      }
      Optional<List<RunRow>> rows = list(bent.toString().getBytes(StandardCharsets.UTF_8));
      boolean bentWhole = odd.stream().anyMatch(one -> one.place().equals(List.of("data")));
      assertThat(rows.isPresent() || bentWhole).as(what).isTrue();
      if (rows.isEmpty()) {
        return;
      }
      RunListView view = shown(rows.get());
      saysOnlyWhatPeopleRead(Pages.texts(view), what);
      assertThat(Pages.texts(view)).as(what).noneMatch(text -> ID.matcher(text).find());
      if (!bentWhole) {
        assertThat(view.rows().stream().map(RunListView.Row::title))
            .as(what)
            .contains("Row 2", "Row 3");
      }
    } catch (RuntimeException | StackOverflowError | NodeReader.NotJson e) {
      fail(what, e);
    }
  }

  private static Optional<List<RunRow>> list(byte[] bytes) throws NodeReader.NotJson {
    Node answer = READER.read(bytes);
    return answer.isIncluded() && answer.member("data").isIncluded()
        ? Optional.of(new RunListReader(TENANT, Optional.empty()).rows(answer))
        : Optional.empty();
  }

  private static RunListView shown(List<RunRow> rows) {
    RunList list = new RunList(rows, OptionalInt.empty(), false, true);
    return Pages.list(TENANT, new RunListLookup.Found(list, Pages.NOW, Optional.empty()));
  }

  private static Stream<Odd> oddities(List<Object> place) {
    return oddities(SOME, place);
  }

  private static Stream<Odd> oddities(JsonObject answer, List<Object> place) {
    return Stream.of(
            Stream.of(new Odd(place, "missing", Optional.empty())),
            INSTEAD.entrySet().stream()
                .map(other -> new Odd(place, other.getKey(), Optional.of(other.getValue()))),
            turned(at(answer, place)).stream()
                .map(value -> new Odd(place, "turned", Optional.of(value))))
        .flatMap(odd -> odd);
  }

  /** Puts each into the first answer with room for it in which it hides no other. */
  private static List<List<Odd>> together(List<Odd> odd) {
    List<List<Odd>> full = new ArrayList<>();
    List<List<Odd>> open = new ArrayList<>();
    for (Odd one : odd) {
      List<Odd> answer =
          open.stream()
              .filter(others -> others.stream().noneMatch(one::hides))
              .filter(others -> !one.isLarge() || others.stream().noneMatch(Odd::isLarge))
              .findFirst()
              .orElseGet(
                  () -> {
                    List<Odd> another = new ArrayList<>();
                    open.add(another);
                    return another;
                  });
      answer.add(one);
      if (answer.size() == ODD_AT_ONCE) {
        open.remove(answer);
        full.add(answer);
      }
    }
    full.addAll(open);
    return full;
  }

  /** An id as a number or as a text, a list as an object and the reverse. */
  private static Optional<JsonValue> turned(JsonValue value) {
    return switch (value.getValueType()) {
      case NUMBER -> Optional.of(JSON.createValue(value.toString()));
      case STRING -> Optional.of(JSON.createValue(4711));
      case ARRAY -> {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        JsonArray list = value.asJsonArray();
        IntStream.range(0, list.size())
            .forEach(i -> object.add(String.valueOf(i * 2), list.get(i)));
        yield Optional.of(object.build());
      }
      case OBJECT -> Optional.of(JSON.createArrayBuilder().add(value).build());
      default -> Optional.empty();
    };
  }

  private static void check(List<Odd> odd) {
    String what = "seed " + SEED + ", " + odd;
    try {
      JsonValue bent = SOME;
      for (Odd one : odd) {
        bent = bent(bent, one.place(), one.instead());
      }
      Optional<Run> run = read(bent.toString().getBytes(StandardCharsets.UTF_8));
      if (run.isEmpty()) {
        Set<List<Object>> places = odd.stream().map(Odd::place).collect(Collectors.toSet());
        assertThat(
                places.contains(List.of("data"))
                    || places.containsAll(List.of(List.of("data", "id"), List.of("data", "name"))))
            .as(what + ": only what has neither an id nor a name is no run")
            .isTrue();
        return;
      }
      Pages.All page = Pages.all(TENANT, run.get(), People.Names.NONE);
      saysOnlyWhatPeopleRead(page, what);
      assertThat(Pages.texts(page)).as(what).noneMatch(text -> ID.matcher(text).find());
      losesNobody(page.page(), odd, what);
    } catch (RuntimeException | StackOverflowError | NodeReader.NotJson e) {
      fail(what, e);
    }
  }

  @Test
  void anyMixOfOdditiesIsStillARun() throws NodeReader.NotJson {
    SplittableRandom chance = new SplittableRandom(SEED);
    List<JsonValue> odd =
        INSTEAD.entrySet().stream()
            .filter(e -> !LARGE.contains(e.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    for (int round = 0; round < MIXES; round++) {
      JsonObjectBuilder mixed =
          JSON.createObjectBuilder(mixed(SOME.get("data"), chance, odd).asJsonObject());
      Optional<Run> run =
          read(mixed.add("id", "r").build().toString().getBytes(StandardCharsets.UTF_8));
      saysOnlyWhatPeopleRead(
          Pages.all(TENANT, run.orElseThrow(), People.Names.NONE),
          "seed " + SEED + ", mix " + round);
    }
  }

  private static JsonValue mixed(JsonValue value, SplittableRandom chance, List<JsonValue> odd) {
    if (value instanceof JsonObject object) {
      JsonObjectBuilder mixed = JSON.createObjectBuilder();
      object.forEach(
          (name, member) -> {
            int fate = chance.nextInt(12);
            if (fate > 1) {
              mixed.add(name, mixed(member, chance, odd));
            } else if (fate > 0) {
              mixed.add(name, odd.get(chance.nextInt(odd.size())));
            }
          });
      return mixed.build();
    }
    if (value instanceof JsonArray list) {
      return JSON.createArrayBuilder(list.stream().map(item -> mixed(item, chance, odd)).toList())
          .build();
    }
    return value;
  }

  @Test
  void everyByteMayBeAnother() {
    byte[] good = SMALL.toString().getBytes(StandardCharsets.UTF_8);
    System.out.println(
        BYTES + " answers of " + good.length + " bytes with odd bytes, seed " + SEED);
    long read =
        IntStream.range(0, BYTES)
            .parallel()
            .filter(
                round -> {
                  SplittableRandom chance = new SplittableRandom(SEED + round);
                  byte[] bytes = mutated(good, chance);
                  String what = "seed " + SEED + ", round " + round;
                  try {
                    Optional<Run> run = read(bytes);
                    run.ifPresent(
                        one ->
                            saysOnlyWhatPeopleRead(
                                Pages.all(TENANT, one, People.Names.NONE), what));
                    return run.isPresent();
                  } catch (NodeReader.NotJson e) {
                    return false;
                  } catch (RuntimeException | StackOverflowError e) {
                    return fail(what, e);
                  }
                })
            .count();
    System.out.println(read + " of them were still runs");
    // most bytes are part of a text, and a text may say anything
    assertThat(100.0 * read / BYTES).as("per cent that are still runs").isBetween(38.0, 46.0);
  }

  /** One to three bytes changed, left out, doubled, or the end cut off. */
  private static byte[] mutated(byte[] good, SplittableRandom chance) {
    byte[] bytes = good.clone();
    for (int times = chance.nextInt(1, 4); times > 0; times--) {
      int at = chance.nextInt(bytes.length);
      switch (chance.nextInt(8)) {
        case 0 -> bytes = spliced(bytes, at, 1, new byte[0]);
        case 1 -> bytes = spliced(bytes, at, 0, new byte[] {bytes[at]});
        case 2 -> bytes[at] = (byte) "{}[]\",:0\\".charAt(chance.nextInt(9));
        case 3 -> bytes = spliced(bytes, at, chance.nextInt(40), new byte[0]);
        default -> bytes[at] = (byte) chance.nextInt(256);
      }
      if (bytes.length == 0) {
        return bytes;
      }
    }
    return chance.nextInt(50) == 0 ? Arrays.copyOf(bytes, chance.nextInt(bytes.length)) : bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, int without, byte[] instead) {
    int end = Math.min(bytes.length, at + without);
    byte[] spliced = new byte[bytes.length - (end - at) + instead.length];
    System.arraycopy(bytes, 0, spliced, 0, at);
    System.arraycopy(instead, 0, spliced, at, instead.length);
    System.arraycopy(bytes, end, spliced, at + instead.length, bytes.length - end);
    return spliced;
  }

  private static void saysOnlyWhatPeopleRead(Pages.All page, String what) {
    saysOnlyWhatPeopleRead(Pages.texts(page), what);
  }

  private static void saysOnlyWhatPeopleRead(List<String> texts, String what) {
    for (String text : texts) {
      if (MEANINGLESS.matcher(text).find()
          || text.indexOf('_') >= 0
              && WORD.matcher(text).results().anyMatch(word -> KEYS.contains(word.group()))) {
        fail(what + " prints: " + text.substring(0, Math.min(200, text.length())));
      }
    }
  }

  /** Everything that was not bent is still there. */
  private static void losesNobody(RunView page, List<Odd> odd, String what) {
    if (odd.stream().anyMatch(one -> one.place().size() == 1)) {
      return;
    }
    List<String> titles =
        page.tasks().groups().stream()
            .flatMap(g -> g.tasks().stream())
            .map(RunView.TaskLine::title)
            .toList();
    List<String> stages = page.tasks().groups().stream().map(RunView.Group::title).toList();
    List<String> tags = page.aside().tags().stream().map(RunView.TagChip::title).toList();
    assertThat(titles).as(what).containsAll(untouched("tasks", odd));
    assertThat(stages).as(what).containsAll(untouched("stages", odd));
    assertThat(tags).as(what).containsAll(untouched("tags", odd));
  }

  /** The titles of the items of a relation in which nothing is odd; none if the relation is. */
  private static List<String> untouched(String relation, List<Odd> odd) {
    List<List<Object>> places =
        odd.stream().map(Odd::place).filter(place -> place.get(1).equals(relation)).toList();
    if (places.stream().anyMatch(place -> place.size() < 4)) {
      return List.of();
    }
    JsonArray items = SOME.getJsonObject("data").getJsonObject(relation).getJsonArray("data");
    return IntStream.range(0, items.size())
        .filter(i -> places.stream().noneMatch(place -> place.get(3).equals(i)))
        .mapToObj(i -> items.getJsonObject(i).getString("title"))
        .toList();
  }

  private static Optional<Run> read(byte[] bytes) throws NodeReader.NotJson {
    return RunReader.read(READER.read(bytes), ASKED);
  }

  /** Every member once, whatever the number of the item it stands in. */
  private static void places(
      JsonValue value, List<Object> place, Set<List<Object>> all, Set<String> seen) {
    if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) -> {
            List<Object> inner = new ArrayList<>(place);
            inner.add(name);
            boolean answer = inner.contains("ko_form_fields") && name.equals("field_value");
            String kind =
                inner.stream()
                    .map(step -> step instanceof Integer && !answer ? "*" : step.toString())
                    .collect(Collectors.joining("/"));
            if (seen.add(kind)) {
              all.add(inner);
            }
            places(member, inner, all, seen);
          });
    } else if (value instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        List<Object> inner = new ArrayList<>(place);
        inner.add(i);
        places(list.get(i), inner, all, seen);
      }
    }
  }

  private static JsonValue at(JsonValue value, List<Object> place) {
    JsonValue found = value;
    for (Object step : place) {
      found =
          step instanceof Integer i ? found.asJsonArray().get(i) : found.asJsonObject().get(step);
    }
    return found;
  }

  private static JsonValue bent(JsonValue value, List<Object> place, Optional<JsonValue> instead) {
    Object step = place.get(0);
    List<Object> rest = place.subList(1, place.size());
    if (step instanceof Integer i) {
      return JSON.createArrayBuilder(value.asJsonArray())
          .set(i, bent(value.asJsonArray().get(i), rest, instead))
          .build();
    }
    String name = step.toString();
    JsonObjectBuilder object = JSON.createObjectBuilder();
    value
        .asJsonObject()
        .forEach(
            (key, member) -> {
              if (!key.equals(name)) {
                object.add(key, member);
              } else if (!rest.isEmpty()) {
                object.add(key, bent(member, rest, instead));
              } else {
                instead.ifPresent(odd -> object.add(key, odd));
              }
            });
    return object.build();
  }

  private static JsonValue trimmed(JsonValue value, int most) {
    if (value instanceof JsonObject object) {
      JsonObjectBuilder small = JSON.createObjectBuilder();
      object.forEach(
          (name, member) ->
              small.add(
                  name,
                  name.equals("ko_form_fields") && most > 1 ? member : trimmed(member, most)));
      return small.build();
    }
    if (value instanceof JsonArray list) {
      JsonArrayBuilder small = JSON.createArrayBuilder();
      list.stream().limit(most).forEach(item -> small.add(trimmed(item, most)));
      return small.build();
    }
    return value;
  }

  private static JsonObject list(int rows) {
    JsonArrayBuilder data = JSON.createArrayBuilder();
    for (int i = 1; i <= rows; i++) {
      JsonObjectBuilder row = JSON.createObjectBuilder(SMALL.getJsonObject("data"));
      LEFT_OUT_OF_ROWS.forEach(row::remove);
      data.add(row.add("id", "row" + i).add("name", "Row " + i));
    }
    return JSON.createObjectBuilder()
        .add("data", data)
        .add(
            "meta",
            JSON.createObjectBuilder()
                .add("pagination", JSON.createObjectBuilder().add("total", rows)))
        .build();
  }

  private static JsonValue nested(int levels) {
    JsonValue inner = JSON.createValue("deep");
    for (int i = 0; i < levels; i++) {
      inner = JSON.createArrayBuilder().add(inner).build();
    }
    return inner;
  }

  private static void keys(JsonValue value) {
    if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) -> {
            if (name.contains("_")) {
              KEYS.add(name);
            }
            keys(member);
          });
    } else if (value instanceof JsonArray list) {
      list.forEach(MutationsTest::keys);
    }
  }

  private static void instead(String name, JsonValue value) {
    INSTEAD.put(name, value);
  }
}
