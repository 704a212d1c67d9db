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
    int pages = Math.max(1, (rows.size() + size - 1) / size);
    // a page beyond the end is empty, even if the product would overflow
    int from = number > pages ? rows.size() : (number - 1) * size;
    List<JsonObject> shown =
        rows.subList(from, Math.min(rows.size(), from + size)).stream().map(row).toList();
    JsonDraft links = new JsonDraft();
    if (number > 1) {
      links.put("previous", link(address, number - 1));
    }
    if (number < pages) {
      links.put("next", link(address, number + 1));
    }
    JsonObject pagination =
        new JsonDraft()
            .put("total", rows.size())
            .put("count", shown.size())
            .put("per_page", size)
            .put("current_page", number)
            .put("total_pages", pages)
            .put("links", links.object())
            .object();
    return new JsonDraft()
        .put("data", shown)
        .put("meta", new JsonDraft().put("pagination", pagination).object())
        .object();
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
