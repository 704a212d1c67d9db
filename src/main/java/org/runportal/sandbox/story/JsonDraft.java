package org.runportal.sandbox.story;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;

/** An object being written: members keep their order, null becomes JSON's null, times are UTC. */
final class JsonDraft {
  private final JsonObjectBuilder members = Json.createObjectBuilder();

  JsonDraft put(String name, Object value) {
    members.add(name, json(value));
    return this;
  }

  JsonObject object() {
    return members.build();
  }

  /** The envelope that Tallyfy puts around every answer and relation. */
  static JsonObject data(Object value) {
    return new JsonDraft().put("data", value).object();
  }

  static JsonArray list(Collection<?> values) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    values.forEach(value -> list.add(json(value)));
    return list.build();
  }

  private static JsonValue json(Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof String text) {
      return Json.createValue(text);
    }
    if (value instanceof Integer number) {
      return Json.createValue(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Instant moment) {
      return Json.createValue(moment.toString());
    }
    if (value instanceof Collection<?> values) {
      return list(values);
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass());
  }
}
