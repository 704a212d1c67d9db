package org.runportal.tallyfy;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.Reader;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Builds {@link Node}s from JSON text, no deeper than allowed. */
final class NodeReader {
  /** The text is no JSON that may be read. The message holds nothing of the text. */
  static final class NotJson extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    NotJson(String what) {
      super(what);
    }
  }

  private static final int MAX_KNOWN_NAMES = 1_000;

  /**
   * The name of a member. The same one is kept once, however often it occurs.
   *
   * @param dropped whether such a member is dropped
   */
  private record Name(String text, boolean dropped) {
    static Name of(String text) {
      return new Name(text, Credentials.isCredential(text));
    }
  }

  private final JsonParserFactory parsers = Json.createParserFactory(Map.of());
  private final int deepest;

  NodeReader(int deepest) {
    this.deepest = deepest;
  }

  /**
   * @throws NotJson when the text is no JSON, is cut off, is followed by more, or is nested too
   *     deeply
   */
  Node read(Reader text) throws NotJson {
    Map<String, Name> names = new HashMap<>();
    try (JsonParser parser = parsers.createParser(text)) {
      Node part = part(parser, parser.next(), 1, names);
      // asking for more makes the parser complain about anything behind the end
      if (parser.hasNext()) {
        throw new NotJson("followed by something");
      }
      return part;
    } catch (JsonException | NoSuchElementException | IllegalStateException e) {
      throw new NotJson("not JSON, or cut off");
    }
  }

  private Node part(JsonParser parser, Event event, int depth, Map<String, Name> names)
      throws NotJson {
    return switch (event) {
      case START_OBJECT -> object(parser, deeper(depth), names);
      case START_ARRAY -> list(parser, deeper(depth), names);
      case VALUE_STRING -> Node.text(parser.getString());
      // as written: a number of a million digits costs nothing until somebody wants its value
      case VALUE_NUMBER -> Node.number(parser.getString());
      case VALUE_TRUE -> Node.bool(true);
      case VALUE_FALSE -> Node.bool(false);
      case VALUE_NULL -> Node.NULL;
      case KEY_NAME, END_OBJECT, END_ARRAY -> throw new NotJson("not JSON");
    };
  }

  private int deeper(int depth) throws NotJson {
    if (depth > deepest) {
      throw new NotJson("nested deeper than " + deepest);
    }
    return depth + 1;
  }

  private Node object(JsonParser parser, int depth, Map<String, Name> names) throws NotJson {
    Map<String, Node> members = new LinkedHashMap<>(4);
    for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
      Name name = known(parser.getString(), names);
      Node value = part(parser, parser.next(), depth, names);
      // gone before anybody could show or log them
      if (!name.dropped()) {
        members.put(name.text(), value);
      }
    }
    return Node.object(members.isEmpty() ? Map.of() : members);
  }

  private static Name known(String name, Map<String, Name> names) {
    Name known = names.get(name);
    if (known == null) {
      known = Name.of(name);
      if (names.size() < MAX_KNOWN_NAMES) {
        names.put(name, known);
      }
    }
    return known;
  }

  private Node list(JsonParser parser, int depth, Map<String, Name> names) throws NotJson {
    List<Node> items = new ArrayList<>();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      items.add(part(parser, event, depth, names));
    }
    return Node.list(items);
  }
}
