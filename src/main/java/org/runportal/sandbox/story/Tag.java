package org.runportal.sandbox.story;

/**
 * A coloured label.
 *
 * @param color as the tag's maker chose it, {@code #rrggbb}; any colour at all
 */
record Tag(String title, String color) {
  String id() {
    return Id.of("tag/" + title);
  }
}
