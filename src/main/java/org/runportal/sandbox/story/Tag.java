package org.runportal.sandbox.story;

/**
 * A coloured label.
 *
 * @param color any colour, as {@code #rrggbb}
 */
record Tag(String title, String color) {
  String id() {
    return Id.of("tag/" + title);
  }
}
