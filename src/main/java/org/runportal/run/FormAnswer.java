package org.runportal.run;

import java.util.List;

/**
 * The answer of a form field, or the value of any other member. Its kind depends on the shape of
 * the JSON, because the vendor's field types are an open set.
 */
public sealed interface FormAnswer {
  /** No answer. */
  record None() implements FormAnswer {}

  /** The response does not say whether there is an answer. */
  record Missing() implements FormAnswer {}

  /** An id that cannot be resolved to a name. */
  record Id() implements FormAnswer {}

  /**
   * Yes or no.
   *
   * @param on whether yes
   */
  record Flag(boolean on) implements FormAnswer {}

  /**
   * A text, a number, or the selected option.
   *
   * @param words shown unchanged
   */
  record Words(String words) implements FormAnswer {}

  /**
   * Formatted text.
   *
   * @param text not empty
   */
  record Rich(FormattedText text) implements FormAnswer {}

  /**
   * A date; a day stays that day.
   *
   * @param when the date
   */
  record Date(When when) implements FormAnswer {}

  /**
   * The selected options of a question.
   *
   * @param options the selected ones
   * @param unclear options without a selected flag; Tallyfy stores them, but omits them from its
   *     own texts
   */
  record Chosen(List<String> options, List<String> unclear) implements FormAnswer {
    /** The options are copied. */
    public Chosen {
      options = List.copyOf(options);
      unclear = List.copyOf(unclear);
    }
  }

  /**
   * Uploaded files.
   *
   * @param names without URLs; an empty text for a file without a name
   */
  record Files(List<String> names) implements FormAnswer {
    /** The names are copied. */
    public Files {
      names = List.copyOf(names);
    }
  }

  /**
   * Several named values.
   *
   * @param details in the order given
   */
  record Details(List<Detail> details) implements FormAnswer {
    /** The details are copied. */
    public Details {
      details = List.copyOf(details);
    }
  }

  /**
   * Several values.
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
   * @param head the column names; may be empty
   * @param rows of any length
   * @param unclear whether the assignment of values to rows is not known
   */
  record Table(List<String> head, List<List<String>> rows, boolean unclear) implements FormAnswer {
    /** The lists are copied. */
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }

    /** A table with a known assignment of values to rows. */
    public Table(List<String> head, List<List<String>> rows) {
      this(head, rows, false);
    }
  }

  /**
   * People.
   *
   * @param people the selected people
   */
  record Picked(List<Person> people) implements FormAnswer {
    /** The people are copied. */
    public Picked {
      people = List.copyOf(people);
    }
  }
}
