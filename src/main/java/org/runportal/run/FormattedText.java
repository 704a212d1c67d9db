package org.runportal.run;

import java.util.List;

/**
 * Rich text. Parts that depend on the reader, such as the name of a mentioned person, are separate
 * from the markup and are formatted on the page.
 *
 * @param parts in order; their concatenated markup is well-formed
 */
public record FormattedText(List<Part> parts) {
  /** No text. */
  public static final FormattedText NONE = new FormattedText(List.of());

  /** The parts are copied. */
  public FormattedText {
    parts = List.copyOf(parts);
  }

  /** A part of a text. */
  public sealed interface Part {}

  /**
   * Markup.
   *
   * @param html sanitized: a few elements, no URLs, no styles
   */
  public record Html(String html) implements Part {}

  /**
   * An image, which is not shown.
   *
   * @param words its alternative text; empty if there is none
   */
  public record Picture(String words) implements Part {}

  /**
   * An embedded video, audio or page, which is not shown.
   *
   * @param words its title; empty if there is none
   */
  public record Film(String words) implements Part {}

  /**
   * A mentioned person.
   *
   * @param person named by id in the text
   */
  public record Mention(Person person) implements Part {}

  /**
   * A text of markup only.
   *
   * @param html sanitized; empty for none
   */
  public static FormattedText html(String html) {
    return html.isEmpty() ? NONE : new FormattedText(List.of(new Html(html)));
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }
}
