package org.runportal.tenant;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The image types a logo may have. */
public final class Logo {
  private static final Map<String, String> TYPES =
      Map.of(
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "webp", "image/webp");

  private Logo() {}

  /** The media type of a file by its name; empty if it is not a supported image. */
  public static Optional<String> typeOf(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }
}
