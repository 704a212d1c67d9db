package org.runportal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runportal.run.Person;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunListQuery.Show;
import org.runportal.web.Literal;

/**
 * Which runs a visitor asks to see, as it stands in the address: every choice is a link that can be
 * kept, sent and opened without a script. What cannot be understood asks for nothing.
 *
 * @param show which runs by their state
 * @param words words in the name; empty for any name
 * @param template the id of their template; empty for any
 * @param tag the id of a tag; empty for any
 * @param person the name of who owns or works on them; empty for everybody
 * @param order what comes first
 * @param page which page, from 1
 * @param me the visitor, where only their runs are asked for
 */
record RunListChoice(
    Show show,
    String words,
    String template,
    String tag,
    String person,
    Order order,
    int page,
    Optional<Person> me) {
  /** Runs on a page. */
  static final int SIZE = 25;

  /** Nobody turns to a page behind it. */
  static final int MAX_PAGE = 400;

  /** Stands for whoever opens the address. */
  static final String ME = "me";

  /** Asks for nothing in particular. */
  static final RunListChoice ANY =
      new RunListChoice(Show.ALL, "", "", "", "", Order.NEWEST, 1, Optional.empty());

  /** What comes first. The vendor knows the first two; the others are ours. */
  enum Order {
    NEWEST,
    OLDEST,
    DEADLINE,
    CHANGED,
    NAME;

    /** Whether the vendor lists runs in this order. */
    boolean isOfVendor() {
      return this == NEWEST || this == OLDEST;
    }

    RunListQuery.Order asked() {
      return this == OLDEST ? RunListQuery.Order.OLDEST : RunListQuery.Order.NEWEST;
    }
  }

  /** Reads the parameters of an address; of several values the first counts. */
  static RunListChoice of(Map<String, String> parameters) {
    return new RunListChoice(
        named(Show.values(), value(parameters, "show"), Show.ALL),
        value(parameters, "words"),
        RunListQuery.id(value(parameters, "template")).orElse(""),
        RunListQuery.id(value(parameters, "tag")).orElse(""),
        value(parameters, "person"),
        named(Order.values(), value(parameters, "order"), Order.NEWEST),
        page(value(parameters, "page")),
        Optional.empty());
  }

  /** The word of a choice in the address. */
  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  RunListChoice showing(Show other) {
    return new RunListChoice(other, words, template, tag, person, order, 1, me);
  }

  RunListChoice named(String other) {
    return new RunListChoice(show, cut(other), template, tag, person, order, page, me);
  }

  RunListChoice onPage(int other) {
    return new RunListChoice(show, words, template, tag, person, order, other, me);
  }

  /**
   * The same for the runs of the visitor.
   *
   * @param visitor a member or a guest
   */
  RunListChoice of(Person visitor, String inAddress) {
    return new RunListChoice(
        show, words, template, tag, inAddress, order, page, Optional.of(visitor));
  }

  /** The same for the runs of anybody. */
  RunListChoice ofAnybody() {
    return new RunListChoice(show, words, template, tag, "", order, page, Optional.empty());
  }

  /** Whether the address asks for the runs of whoever opens it. */
  boolean asksForMine() {
    return person.equals(ME);
  }

  /** Whether it asks for the runs of a guest, for whom the vendor has no filter. */
  boolean isOfGuest() {
    return me.filter(Person.Guest.class::isInstance).isPresent();
  }

  /** Whether it asks for somebody by name. */
  boolean namesSomebody() {
    return !person.isEmpty() && !asksForMine();
  }

  /** Whether it asks for some runs only. */
  boolean narrows() {
    return !equals(new RunListChoice(Show.ALL, "", "", "", "", order, page, me));
  }

  /** Whether the form asks for something that neither a link nor the box asks for. */
  boolean usesForm() {
    return !ofAnybody().equals(ANY.showing(show).named(words).onPage(page)) || namesSomebody();
  }

  /** The address that asks this, seen from the page it is on. */
  Literal address() {
    Map<String, String> parameters = new LinkedHashMap<>();
    // who asks for nothing gets their own runs, where they have any
    parameters.put("show", show == Show.ALL && !equals(ANY) ? "" : word(show));
    parameters.put("words", words);
    parameters.put("template", template);
    parameters.put("tag", tag);
    parameters.put("person", person);
    parameters.put("order", order == Order.NEWEST ? "" : word(order));
    parameters.put("page", page == 1 ? "" : String.valueOf(page));
    return new Literal(
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(
                parameter ->
                    parameter.getKey()
                        + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", "#runs")));
  }

  private static String value(Map<String, String> parameters, String name) {
    return cut(parameters.getOrDefault(name, "").strip());
  }

  private static String cut(String text) {
    return text.length() > RunListQuery.MAX_WORDS
        ? text.substring(0, RunListQuery.MAX_WORDS)
        : text;
  }

  private static <E extends Enum<E>> E named(E[] all, String word, E otherwise) {
    for (E one : all) {
      if (word(one).equals(word)) {
        return one;
      }
    }
    return otherwise;
  }

  private static int page(String value) {
    boolean isNumber =
        !value.isEmpty()
            && value.length() <= 4
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Math.max(1, Math.min(MAX_PAGE, Integer.parseInt(value))) : 1;
  }
}
