package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, with {@code meta.pagination} as in the vendor's list endpoints.
 *
 * @param number counted from 1
 * @param size rows per page
 */
public record Page(int number, int size) {

  /**
   * What is odd about the vendor's lists.
   *
   * @param links the shape of {@code meta.pagination.links}
   * @param overlap so many rows of a page come again on the next, as where a run was launched in
   *     between
   */
  public record Oddity(Links links, int overlap) {
    /** Nothing. */
    public static final Oddity NONE = new Oddity(Links.OBJECT, 0);
  }

  /** The documented shapes of the links to other pages. */
  public enum Links {
    /** {@code {"previous":…,"next":…}}, each where there is such a page. */
    OBJECT,
    /** {@code []}, as PHP writes an empty object. */
    LIST,
    /** None at all. */
    ABSENT
  }

  /**
   * @param page the parameter as sent; anything but a positive number is treated as absent
   * @param perPage likewise
   * @param usual rows per page by default
   * @param most the maximum number of rows per page
   */
  public static Page of(String page, String perPage, int usual, int most) {
    return new Page(positive(page, 1), Math.min(positive(perPage, usual), most));
  }

  /**
   * @param address the URL of the list without a query, for the links to other pages
   */
  public JsonObject of(List<JsonObject> rows, String address) {
    return of(rows, Function.identity(), address);
  }

  /** The same, where a row is made only when it is shown. */
  public <T> JsonObject of(List<T> rows, Function<T, JsonObject> row, String address) {
    return of(rows, row, address, Oddity.NONE);
  }

  /** The same, with what is odd about the vendor's lists. */
  public <T> JsonObject of(
      List<T> rows, Function<T, JsonObject> row, String address, Oddity oddity) {
    int pages = Math.max(1, (rows.size() + size - 1) / size);
    // a page beyond the end is empty, even if the product would overflow
    int from = number > pages ? rows.size() : Math.max(0, (number - 1) * size - before(oddity));
    List<JsonObject> shown =
        rows.subList(from, Math.min(rows.size(), from + size)).stream().map(row).toList();
    JsonDraft pagination =
        new JsonDraft()
            .put("total", rows.size())
            .put("count", shown.size())
            .put("per_page", size)
            .put("current_page", number)
            .put("total_pages", pages);
    switch (oddity.links()) {
      case OBJECT -> pagination.put("links", links(pages, address));
      case LIST -> pagination.put("links", List.of());
      case ABSENT -> {}
    }
    return new JsonDraft()
        .put("data", shown)
        .put("meta", new JsonDraft().put("pagination", pagination.object()).object())
        .object();
  }

  private int before(Oddity oddity) {
    return number == 1 ? 0 : oddity.overlap();
  }

  private JsonObject links(int pages, String address) {
    JsonDraft links = new JsonDraft();
    if (number > 1) {
      links.put("previous", link(address, number - 1));
    }
    if (number < pages) {
      links.put("next", link(address, number + 1));
    }
    return links.object();
  }

  private String link(String address, int page) {
    return address + "?per_page=" + size + "&page=" + page;
  }

  private static int positive(String text, int otherwise) {
    try {
      int number = text == null ? otherwise : Integer.parseInt(text.strip());
      return number > 0 ? number : otherwise;
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }
}
