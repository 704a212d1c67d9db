package org.runportal.it.hostile;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.runportal.tallyfy.TallyfyStub;

/**
 * A full answer of the vendor with hostile texts in it: in every place that holds words of people,
 * and, one key after the other, in the places of ids, states, dates, colours, numbers and
 * addresses.
 */
public final class HostileRun {
  /** Keys whose values are words. */
  private static final Set<String> WORDS =
      Set.of(
          "checklist_title",
          "name",
          "summary",
          "title",
          "original_title",
          "original_summary",
          "label",
          "text",
          "value",
          "content",
          "filename",
          "username",
          "first_name",
          "last_name",
          "full_name",
          "email",
          "guidance",
          "prefix",
          "kickoff_title",
          "default_process_name_format",
          "alias",
          "icon",
          "status_label",
          "field_value",
          "guests",
          "completer_guest",
          "cost_center",
          "units",
          "author_id",
          "guest_id",
          "locale",
          "timezone");

  private final JsonObject sample;
  private final List<String> texts;
  private final List<String> otherKeys;

  /**
   * @param texts what stands in it
   */
  public HostileRun(List<String> texts) {
    try (JsonReader reader =
        Json.createReader(new StringReader(TallyfyStub.text("run-midflight-full.json")))) {
      this.sample = reader.readObject();
    }
    this.texts = texts;
    Set<String> keys = new TreeSet<>();
    collect("", sample, keys);
    keys.removeAll(WORDS);
    this.otherKeys = List.copyOf(keys);
  }

  /** How many keys do not hold words. */
  public int others() {
    return otherKeys.size();
  }

  /**
   * An answer. Over as many turns as there are texts, every place that holds words has each once.
   *
   * @param each how many texts stand in one place, one after the other
   */
  public String json(int turn, int each) {
    return new Writing(turn, each, otherKeys.get(turn % otherKeys.size()))
        .value("", sample)
        .toString();
  }

  /** A directory in which every member, and every group, is called by one of the texts. */
  public String people() {
    JsonArrayBuilder people = Json.createArrayBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      people.add(
          Json.createObjectBuilder()
              .add("id", i + 1)
              .add("email", text)
              .add("username", text)
              .add("first_name", text)
              .add("last_name", text)
              .add("full_name", text)
              .add("name", text));
    }
    return Json.createObjectBuilder().add("data", people).build().toString();
  }

  private static void collect(String key, JsonValue value, Set<String> keys) {
    switch (value.getValueType()) {
      case OBJECT -> value.asJsonObject().forEach((name, inner) -> collect(name, inner, keys));
      case ARRAY -> value.asJsonArray().forEach(inner -> collect(key, inner, keys));
      default -> keys.add(isAnId(key) ? "an id" : key);
    }
  }

  /** Some objects have ids as keys. */
  private static boolean isAnId(String key) {
    return key.matches("[0-9a-f]{32}");
  }

  /** One answer being written. */
  private final class Writing {
    private final int turn;
    private final int each;
    private final String otherKey;
    private int place;

    Writing(int turn, int each, String otherKey) {
      this.turn = turn;
      this.each = each;
      this.otherKey = otherKey;
    }

    JsonValue value(String key, JsonValue value) {
      return switch (value.getValueType()) {
        case OBJECT -> object(key, value.asJsonObject());
        case ARRAY -> array(key, value.asJsonArray());
        default -> isHostile(key) ? text() : value;
      };
    }

    private JsonObject object(String key, JsonObject object) {
      JsonObjectBuilder written = Json.createObjectBuilder();
      for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
        written.add(entry.getKey(), value(entry.getKey(), entry.getValue()));
      }
      if (key.equals("custom_fields")) {
        written.add(text().getString(), text());
      }
      return written.build();
    }

    private JsonArray array(String key, JsonArray array) {
      JsonArrayBuilder written = Json.createArrayBuilder();
      for (JsonValue value : array) {
        if (key.equals("users")) {
          place++;
          written.add((turn + place) % texts.size() + 1);
        } else {
          written.add(value(key, value));
        }
      }
      return written.build();
    }

    private boolean isHostile(String key) {
      return WORDS.contains(key) || isAnId(key) || key.equals(otherKey);
    }

    private JsonString text() {
      place++;
      List<String> joined = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        joined.add(texts.get((turn + place * 7 + i) % texts.size()));
      }
      return Json.createValue(joined.stream().collect(Collectors.joining(" ")));
    }
  }
}
