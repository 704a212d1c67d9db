package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runportal.run.FormAnswer;

/**
 * Reads a table in any of its shapes: one row as a flat list, or several rows as lists of values,
 * as lists of labelled values, or as objects with the columns for names.
 */
final class TableReader {
  private static final int MOST_COLUMNS = 30;

  private TableReader() {}

  /**
   * @param columns what the field says of its columns; may say nothing
   * @param value what was filled in
   */
  static FormAnswer table(Node columns, Node value) {
    if (!value.isIncluded()) {
      return ValueReader.byShape(value);
    }
    List<Node> items = rows(value);
    boolean flat = items.stream().noneMatch(item -> item.isIncluded() && !isCell(item));
    List<Node> rows = flat ? List.of(Node.list(items)) : items;
    List<String> labels =
        columns.items().stream().map(column -> label(column)).limit(MOST_COLUMNS).toList();
    List<List<String>> cells;
    List<String> head = labels;
    if (rows.stream().anyMatch(TableReader::isNamed)) {
      List<String> names = names(columns, rows);
      head = labels.isEmpty() ? names.stream().map(DetailReader::told).toList() : labels;
      cells = rows.stream().map(row -> named(row, names)).toList();
    } else {
      head = labels.isEmpty() && !rows.isEmpty() ? labels(rows.get(0)) : labels;
      cells = rows.stream().map(TableReader::cells).toList();
    }
    return cells.stream().flatMap(List::stream).allMatch(String::isEmpty)
        ? new FormAnswer.None()
        : new FormAnswer.Table(head, cells);
  }

  private static List<Node> rows(Node value) {
    return isNamed(value) && !value.member("data").isIncluded() ? numbered(value) : value.items();
  }

  /** Rows under numbers, or one row whose names are the columns. */
  private static List<Node> numbered(Node value) {
    boolean rowsInside = value.names().stream().allMatch(name -> value.member(name).isIncluded());
    return rowsInside ? value.names().stream().map(value::member).toList() : List.of(value);
  }

  private static String label(Node column) {
    return column.isObject()
        ? column.anyOf("label", "title", "name").words().orElse("")
        : column.words().orElse("");
  }

  private static boolean isCell(Node item) {
    return item.isObject() && item.has("value");
  }

  /** A row with the columns for names. */
  private static boolean isNamed(Node row) {
    return row.isObject() && !isCell(row) && !row.member("data").isIncluded();
  }

  private static List<String> names(Node columns, List<Node> rows) {
    Set<String> used = new LinkedHashSet<>();
    rows.forEach(row -> used.addAll(row.names()));
    List<String> names = new ArrayList<>();
    for (Node column : columns.items()) {
      names.add(
          Stream.of(column.member("id").words(), column.member("label").words(), column.words())
              .flatMap(Optional::stream)
              .filter(used::contains)
              .findFirst()
              .orElse(""));
    }
    // names that match no column still say something; ids of rows do not
    boolean matched = names.stream().anyMatch(name -> !name.isEmpty());
    return matched
        ? names
        : used.stream()
            .filter(
                name ->
                    columns.items().isEmpty() && !name.equals("id") || !columns.items().isEmpty())
            .limit(MOST_COLUMNS)
            .toList();
  }

  private static List<String> named(Node row, List<String> names) {
    return isNamed(row)
        ? names.stream().map(row::member).map(TableReader::cell).toList()
        : cells(row);
  }

  private static List<String> labels(Node row) {
    List<Node> cells = row.items();
    return !cells.isEmpty() && cells.stream().allMatch(TableReader::isCell)
        ? cells.stream().map(cell -> cell.member("label").words().orElse("")).toList()
        : List.of();
  }

  private static List<String> cells(Node row) {
    return row.asList().stream().limit(MOST_COLUMNS).map(TableReader::cell).toList();
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
