package org.runportal.sandbox.story;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * A builder of a JSON object: members keep their order, null becomes JSON's null, times are UTC.
 */
final class JsonDraft {
  /** Looked up once: a lookup per value would make a response of a thousand tasks take seconds. */
  static final JsonProvider JSON = JsonProvider.provider();

  private final JsonObjectBuilder members = JSON.createObjectBuilder();

  JsonDraft put(String name, Object value) {
    members.add(name, json(value));
    return this;
  }

  JsonObject object() {
    return members.build();
  }

  /** The envelope of every Tallyfy response and relation. */
  static JsonObject data(Object value) {
    return new JsonDraft().put("data", value).object();
  }

  static JsonObject of(Map<String, String> members) {
    JsonDraft draft = new JsonDraft();
    members.forEach(draft::put);
    return draft.object();
  }

  static JsonArray list(Collection<?> values) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
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
      return JSON.createValue(text);
    }
    if (value instanceof Integer number) {
      return JSON.createValue(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Instant moment) {
      return JSON.createValue(moment.toString());
    }
    if (value instanceof Collection<?> values) {
      return list(values);
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass());
  }
}
