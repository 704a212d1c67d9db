package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runportal.run.FormAnswer;

/**
 * Reads a table. The vendor stores one entry per <em>column</em>: a value (the table has one row),
 * a list of the column's values from top to bottom, or values under the id or the label of the
 * column. Entries per row are understood too, if their values have such a key. Without keys, and
 * with more or fewer entries than columns, it is unknown which values belong together; the table is
 * then marked as unclear.
 */
final class TableReader {
  private static final int MAX_COLUMNS = 30;

  private final List<Node> columns;

  private TableReader(Node columns) {
    this.columns = columns.items().stream().limit(MAX_COLUMNS).toList();
  }

  /**
   * @param columns the columns as the field defines them; may be missing
   * @param value the answer
   */
  static FormAnswer table(Node columns, Node value) {
    return value.isIncluded() ? new TableReader(columns).table(value) : ValueReader.byShape(value);
  }

  /** A value under the key of its column. */
  private record Cell(String column, Node value) {}

  private FormAnswer table(Node value) {
    List<Node> entries = entries(value);
    List<List<Cell>> keyed = entries.stream().map(TableReader::cells).toList();
    FormAnswer.Table table =
        keyed.stream().noneMatch(List::isEmpty) ? keyed(keyed) : positioned(entries);
    return table.rows().stream().flatMap(List::stream).allMatch(String::isEmpty)
        ? new FormAnswer.None()
        : table;
  }

  /**
   * An object with numbers as names is keyed by column ids, or a list with gaps, as PHP writes it.
   */
  private List<Node> entries(Node value) {
    Node data = value.member("data").isIncluded() ? value.member("data") : value;
    boolean byColumn = data.isObject() && data.names().stream().allMatch(this::isColumn);
    return byColumn && !data.names().isEmpty() ? List.of(data) : data.items();
  }

  private boolean isColumn(String key) {
    return columns.stream().anyMatch(column -> isKeyOf(column, key));
  }

  /** The values of an entry by column; none when they have no keys. */
  private static List<Cell> cells(Node entry) {
    if (isCell(entry)) {
      String key = entry.wordsOf("id", "label").orElse("");
      return key.isEmpty() ? List.of() : List.of(new Cell(label(entry, key), entry));
    }
    if (isNamed(entry)) {
      return entry.names().stream().map(name -> new Cell(name, entry.member(name))).toList();
    }
    if (!entry.isIncluded() || entry.isObject()) {
      return List.of();
    }
    List<Cell> all = new ArrayList<>();
    for (Node item : entry.items()) {
      List<Cell> inner = isCell(item) || isNamed(item) ? cells(item) : List.of();
      if (inner.isEmpty()) {
        return List.of();
      }
      all.addAll(inner);
    }
    return all;
  }

  /** A cell may name its column by id and label; the label is printed. */
  private static String label(Node cell, String otherwise) {
    return cell.member("label").words().orElse(otherwise);
  }

  /** Entries with several columns are rows; the values of entries with one column are stacked. */
  private FormAnswer.Table keyed(List<List<Cell>> entries) {
    boolean rows =
        entries.stream().anyMatch(entry -> distinct(entry) > 1)
            && entries.stream().allMatch(entry -> distinct(entry) == entry.size());
    List<String> keys = keys(entries);
    List<Map<String, String>> lines = new ArrayList<>();
    boolean unclear = false;
    if (rows && entries.stream().flatMap(List::stream).noneMatch(cell -> isList(cell.value()))) {
      for (List<Cell> entry : entries) {
        Map<String, String> line = new LinkedHashMap<>();
        entry.forEach(cell -> line.put(cell.column(), cell(cell.value())));
        lines.add(line);
      }
    } else {
      Map<String, Integer> lengths = new LinkedHashMap<>();
      for (Cell cell : entries.stream().flatMap(List::stream).toList()) {
        for (Node value : below(cell.value())) {
          int line = lengths.merge(cell.column(), 1, Integer::sum) - 1;
          if (line == lines.size()) {
            lines.add(new LinkedHashMap<>());
          }
          lines.get(line).put(cell.column(), cell(value));
        }
      }
      // values are stacked: if one is missing, its row is unknown
      boolean scattered = entries.size() > keys.size() && keys.size() > 1;
      unclear = scattered && new HashSet<>(lengths.values()).size() > 1;
    }
    return new FormAnswer.Table(
        keys.stream().map(this::head).toList(),
        lines.stream()
            .map(line -> keys.stream().map(key -> line.getOrDefault(key, "")).toList())
            .toList(),
        unclear);
  }

  private static int distinct(List<Cell> entry) {
    return (int) entry.stream().map(Cell::column).distinct().count();
  }

  private static boolean isList(Node value) {
    Node inner = isCell(value) ? value.member("value") : value;
    return inner.isIncluded() && !inner.isObject();
  }

  private static List<Node> below(Node value) {
    return isList(value) ? (isCell(value) ? value.member("value") : value).items() : List.of(value);
  }

  /** The columns of the field if one of them is used, then names that match none. */
  private List<String> keys(List<List<Cell>> entries) {
    Set<String> used = new LinkedHashSet<>();
    entries.forEach(entry -> entry.forEach(cell -> used.add(cell.column())));
    List<String> keys = new ArrayList<>();
    for (Node column : columns) {
      Optional<String> key = used.stream().filter(name -> isKeyOf(column, name)).findFirst();
      keys.add(key.orElse(""));
      key.ifPresent(used::remove);
    }
    if (keys.stream().allMatch(String::isEmpty)) {
      keys.clear();
      if (used.size() > 1) {
        used.remove("id"); // of the row, and no column
      }
    }
    used.stream().limit(MAX_COLUMNS).forEach(keys::add);
    // a column nobody filled in has its place too
    for (int place = 0; place < keys.size(); place++) {
      if (keys.get(place).isEmpty()) {
        keys.set(place, columns.get(place).wordsOf("id", "label").orElse("#" + place));
      }
    }
    return keys;
  }

  private String head(String key) {
    return columns.stream()
        .filter(column -> isKeyOf(column, key))
        .map(TableReader::label)
        .findFirst()
        .orElseGet(() -> DetailReader.label(key));
  }

  private static boolean isKeyOf(Node column, String key) {
    return column.member("id").words().filter(key::equals).isPresent()
        || column.words().filter(key::equals).isPresent()
        || column.wordsOf("label", "title", "name").filter(key::equalsIgnoreCase).isPresent();
  }

  /** Entries by their place: as many as there are columns, or nobody knows. */
  private FormAnswer.Table positioned(List<Node> entries) {
    if (columns.isEmpty() || entries.size() != columns.size()) {
      boolean flat = entries.stream().noneMatch(TableReader::isList);
      List<List<String>> lines =
          flat
              ? List.of(entries.stream().limit(MAX_COLUMNS).map(TableReader::cell).toList())
              : entries.stream().map(TableReader::line).toList();
      return new FormAnswer.Table(List.of(), lines, true);
    }
    List<List<String>> byColumn = entries.stream().map(TableReader::line).toList();
    int length = byColumn.stream().map(List::size).max(Comparator.naturalOrder()).orElse(0);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < length; row++) {
      int at = row;
      rows.add(byColumn.stream().map(list -> at < list.size() ? list.get(at) : "").toList());
    }
    return new FormAnswer.Table(columns.stream().map(TableReader::label).toList(), rows);
  }

  private static List<String> line(Node entry) {
    return below(entry).stream().map(TableReader::cell).toList();
  }

  private static String label(Node column) {
    return column.isObject()
        ? column.wordsOf("label", "title", "name").orElse("")
        : column.words().orElse("");
  }

  private static boolean isCell(Node item) {
    return item.isObject() && item.has("value");
  }

  /** Values with columns for names; an option of a list has names of its own. */
  private static boolean isNamed(Node row) {
    return row.isObject()
        && !isCell(row)
        && !row.has("text")
        && !row.names().isEmpty()
        && !row.member("data").isIncluded();
  }

  private static String cell(Node cell) {
    Node value = isCell(cell) ? cell.member("value") : cell;
    if (value.isIncluded() && !value.isObject()) {
      return String.join(
          ", ", value.items().stream().flatMap(item -> ValueReader.chosen(item).stream()).toList());
    }
    return ValueReader.chosen(value).orElse("");
  }
}
