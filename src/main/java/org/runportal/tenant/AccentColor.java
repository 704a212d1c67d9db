package org.runportal.tenant;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;

/**
 * A tenant's accent colour with sufficient contrast: if the contrast with the page is too low, the
 * colour is mixed with black or white until it is 4.5 to 1 (WCAG 2.2, success criterion 1.4.3).
 *
 * @param given as configured, {@code #rrggbb}
 * @param onLight readable on the light page, and under white text
 * @param onDark readable on the dark page, and under black text
 */
public record AccentColor(String given, String onLight, String onDark) {
  private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");
  private static final double READABLE = 4.5;

  /** The light surface of {@code tokens.css} that contrasts least with a dark color. */
  static final String LIGHT = "#f1f4f7";

  /** The dark surface of {@code tokens.css} that contrasts least with a light color. */
  static final String DARK = "#1d252d";

  /** Parses a colour such as {@code #0b7285}; empty if the text is not one. */
  public static Optional<AccentColor> parse(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    if (!HEX.matcher(hex).matches()) {
      return Optional.empty();
    }
    int[] color = channels(hex);
    return Optional.of(
        new AccentColor(
            hex,
            hex(readable(color, channels(LIGHT), 0)),
            hex(readable(color, channels(DARK), 255))));
  }

  /** Whether the colour had to be changed to be readable on the light page. */
  public boolean adjusted() {
    return !given.equals(onLight);
  }

  private static int[] readable(int[] color, int[] page, int towards) {
    for (int step = 0; step <= 100; step++) {
      int[] mixed = new int[3];
      for (int i = 0; i < 3; i++) {
        mixed[i] = Math.round(color[i] + (towards - color[i]) * step / 100f);
      }
      if (contrast(mixed, page) >= READABLE) {
        return mixed;
      }
    }
    throw new AssertionError("black on white is readable");
  }

  /** Contrast as WCAG 2.2 defines it, 1 to 21. */
  private static double contrast(int[] one, int[] other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int[] color) {
    return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
  }

  private static double linear(int channel) {
    double c = channel / 255d;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int[] channels(String hex) {
    return new int[] {
      Integer.parseInt(hex, 1, 3, 16),
      Integer.parseInt(hex, 3, 5, 16),
      Integer.parseInt(hex, 5, 7, 16)
    };
  }

  private static String hex(int[] color) {
    return String.format(Locale.ROOT, "#%02x%02x%02x", color[0], color[1], color[2]);
  }
}
