package org.runportal.run;

import java.util.List;

/** What was filled into a form field. Read by its shape, because field types are an open set. */
public sealed interface FormAnswer {
  /** Nothing was filled in. */
  record None() implements FormAnswer {}

  /**
   * Words, a number, or the chosen option.
   *
   * @param words shown as they are
   */
  record Words(String words) implements FormAnswer {}

  /**
   * Formatted text.
   *
   * @param html safe to print: a few elements, no attributes, no links
   */
  record Rich(String html) implements FormAnswer {}

  /**
   * A date; a day stays that day.
   *
   * @param when the date
   */
  record Date(When when) implements FormAnswer {}

  /**
   * Several choices, or the names of files.
   *
   * @param items in the order given
   */
  record Items(List<String> items) implements FormAnswer {
    /** The items are copied. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param head the columns; may be empty
   * @param rows each as long as it came
   */
  record Table(List<String> head, List<List<String>> rows) implements FormAnswer {
    /** The lists are copied. */
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * People.
   *
   * @param people who was picked
   */
  record Picked(List<Person> people) implements FormAnswer {
    /** The people are copied. */
    public Picked {
      people = List.copyOf(people);
    }
  }
}
