package org.runportal.run;

import java.util.List;

/**
 * Text that people formatted. What depends on the reader, such as the name of somebody who is
 * mentioned, is kept apart from the markup and becomes words on the page.
 *
 * @param parts in their order; put together, their markup is complete
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
   * @param html safe to print: a few elements, no addresses, no styles
   */
  public record Html(String html) implements Part {}

  /**
   * A picture, which is not shown.
   *
   * @param words what it shows, in plain words; empty when its author did not say
   */
  public record Picture(String words) implements Part {}

  /**
   * A film, a recording or a page of others that was put into the text, and is not shown.
   *
   * @param words what it is, in plain words; empty when its author did not say
   */
  public record Film(String words) implements Part {}

  /**
   * Somebody who is mentioned.
   *
   * @param person whom the text names by an id
   */
  public record Mention(Person person) implements Part {}

  /**
   * Text that is all markup.
   *
   * @param html safe to print; empty for none
   */
  public static FormattedText html(String html) {
    return html.isEmpty() ? NONE : new FormattedText(List.of(new Html(html)));
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }
}
