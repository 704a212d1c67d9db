package org.runportal.run;

import java.util.List;

/**
 * What was filled into a form field, or told under any other name. Read by its shape, because field
 * types are an open set.
 */
public sealed interface FormAnswer {
  /** Nothing was filled in. */
  record None() implements FormAnswer {}

  /** The vendor did not send whether anything was filled in. */
  record Missing() implements FormAnswer {}

  /** Something only a machine can read: an id that stands for nobody and nothing we can name. */
  record Id() implements FormAnswer {}

  /**
   * Yes or no.
   *
   * @param on whether yes
   */
  record Flag(boolean on) implements FormAnswer {}

  /**
   * Words, a number, or the chosen option.
   *
   * @param words shown as they are
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
   * The ticked options of a question.
   *
   * @param options ticked
   * @param unclear sent without saying whether they are ticked; Tallyfy stores such options, but
   *     leaves them out of its own texts
   */
  record Chosen(List<String> options, List<String> unclear) implements FormAnswer {
    /** The options are copied. */
    public Chosen {
      options = List.copyOf(options);
      unclear = List.copyOf(unclear);
    }
  }

  /**
   * Files that were uploaded.
   *
   * @param names without any address; empty text for a file without a name
   */
  record Files(List<String> names) implements FormAnswer {
    /** The names are copied. */
    public Files {
      names = List.copyOf(names);
    }
  }

  /**
   * Several things under names of their own.
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
   * Several things.
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
   * @param unclear whether nobody can tell which values belong together
   */
  record Table(List<String> head, List<List<String>> rows, boolean unclear) implements FormAnswer {
    /** The lists are copied. */
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }

    /** A table whose values stand where they belong. */
    public Table(List<String> head, List<List<String>> rows) {
      this(head, rows, false);
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
