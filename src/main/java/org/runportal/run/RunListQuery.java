package org.runportal.run;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/**
 * A question for a list of runs, as the vendor can be asked it. Two that mean the same are equal.
 *
 * @param show which runs
 * @param words words in the name; empty for any name
 * @param template the id of their template
 * @param tag the id of a tag they bear
 * @param person a member or group that owns them or has a task in them
 * @param order in which the vendor lists them
 * @param window which part of the list is read
 */
public record RunListQuery(
    Show show,
    String words,
    Optional<String> template,
    Optional<String> tag,
    Optional<Person> person,
    Order order,
    Window window) {
  /** More characters are not sent. */
  public static final int MAX_WORDS = 100;

  /** The newest runs, whatever their state; what the vendor lists by itself. */
  public static final RunListQuery NEWEST =
      new RunListQuery(
          Show.ALL,
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Order.NEWEST,
          Window.page(1));

  /** The newest runs, as far as is looked for what the vendor cannot find. */
  public static final RunListQuery LOOKED_THROUGH = NEWEST.in(Window.FIRST_PAGES);

  /** Which runs, by their state. */
  public enum Show {
    /** All that are not archived. */
    ALL,
    /** Running. */
    RUNNING,
    /** Something in them is past its deadline. */
    LATE,
    /** With an open problem. */
    PROBLEM,
    /** Complete. */
    DONE,
    /** Archived. */
    ARCHIVED
  }

  /** The orders the vendor knows for sure. */
  public enum Order {
    /** Those started last come first. */
    NEWEST,
    /** Those started first come first. */
    OLDEST
  }

  /**
   * Pages of {@value #SIZE} runs, in the vendor's count.
   *
   * @param first the first page, from 1
   * @param pages how many are read at most
   */
  public record Window(int first, int pages) {
    /** Runs on a page. */
    public static final int SIZE = 50;

    /** The first two pages: as far as is looked for what the vendor cannot sort or filter. */
    public static final Window FIRST_PAGES = new Window(1, 2);

    /** A single page. */
    public static Window page(int number) {
      return new Window(number, 1);
    }

    /** How many runs there are in it at most. */
    public int size() {
      return pages * SIZE;
    }
  }

  /**
   * Words are put in one form: case and blanks make no difference.
   *
   * @throws IllegalArgumentException when an id cannot stand in an address
   */
  public RunListQuery {
    String plain =
        Collections.list(new StringTokenizer(words)).stream()
            .map(word -> word.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    words = plain.length() > MAX_WORDS ? plain.substring(0, MAX_WORDS).strip() : plain;
    template.ifPresent(RunListQuery::requireId);
    tag.ifPresent(RunListQuery::requireId);
  }

  /** The same question for another part of the list. */
  public RunListQuery in(Window other) {
    return new RunListQuery(show, words, template, tag, person, order, other);
  }

  /** The same question for the runs of somebody. */
  public RunListQuery of(Optional<Person> somebody) {
    return new RunListQuery(show, words, template, tag, somebody, order, window);
  }

  /** The id in a text, or nothing when the text is none. */
  public static Optional<String> id(String text) {
    return Optional.of(text).filter(RunId::isId);
  }

  private static void requireId(String text) {
    if (!RunId.isId(text)) {
      throw new IllegalArgumentException("not an id");
    }
  }
}
