package org.runportal.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds secrets in any text, whatever they were turned into: as they are, reversed, in base64 (both
 * alphabets, wherever the secret begins in what was encoded), in hexadecimal, with some or all of
 * its characters URL-encoded; and not only whole, but any {@value #SLICE} characters of them.
 *
 * <p>A secret to be looked for must be random and long enough: then no slice of it stands anywhere
 * by chance. Quick enough for logs of many megabytes and hundreds of secrets.
 */
public final class Secrets {
  /** As many characters in a row give a secret away. */
  public static final int SLICE = 8;

  /** What is looked up first; no needle is shorter. */
  private static final int KEY = 8;

  private static final int LETTERS_AROUND = 60;

  /** What a secret may have been turned into. */
  public enum Form {
    /** Not at all. */
    PLAIN,
    /** Back to front. */
    REVERSED,
    /** The alphabet with + and /. */
    BASE64,
    /** The alphabet with - and _. */
    BASE64_URL,
    /** Two digits a byte, in either case. */
    HEX,
    /** A percent sign and two digits for some or for all characters, in either case. */
    URL_ENCODED
  }

  /**
   * A secret that got out.
   *
   * @param name of the secret, not its value
   * @param form it was found in
   * @param around what stands there, for whoever looks for the leak
   */
  public record Leak(String name, Form form, String around) {}

  private record Needle(String name, Form form, String text) {}

  private final Map<Long, List<Needle>> needles = new HashMap<>();

  /** Says of most places in a text, without a look into the map, that no needle begins there. */
  private final BitSet beginnings = new BitSet(1 << 22);

  /**
   * @param secrets their values by their names
   */
  public Secrets(Map<String, String> secrets) {
    secrets.forEach(
        (name, value) -> {
          if (value.length() < 2 * SLICE) {
            throw new IllegalArgumentException(name + " is too short to be looked for");
          }
          for (Form form : Form.values()) {
            slices(value, form).forEach(slice -> add(new Needle(name, form, slice)));
          }
        });
  }

  private void add(Needle needle) {
    long key = 0;
    for (int i = 0; i < KEY; i++) {
      key = key << 8 | needle.text().charAt(i) & 0xff;
    }
    needles.computeIfAbsent(key, k -> new ArrayList<>()).add(needle);
    beginnings.set(place(key));
  }

  /** The secrets that can be read in a text, each in each form once. */
  public List<Leak> in(String text) {
    Map<String, Leak> leaks = new HashMap<>();
    long key = 0;
    for (int end = 1; end <= text.length(); end++) {
      key = key << 8 | text.charAt(end - 1) & 0xff;
      if (end >= KEY && beginnings.get(place(key))) {
        int start = end - KEY;
        for (Needle needle : needles.getOrDefault(key, List.of())) {
          if (text.startsWith(needle.text(), start)) {
            leaks.putIfAbsent(
                needle.name() + needle.form(),
                new Leak(needle.name(), needle.form(), around(text, start)));
          }
        }
      }
    }
    return List.copyOf(leaks.values());
  }

  private static int place(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 42);
  }

  private static String around(String text, int start) {
    return text.substring(
            Math.max(0, start - LETTERS_AROUND), Math.min(text.length(), start + LETTERS_AROUND))
        .strip();
  }

  private static Set<String> slices(String value, Form form) {
    return switch (form) {
      case PLAIN -> slices(List.of(value), SLICE);
      case REVERSED -> slices(List.of(new StringBuilder(value).reverse().toString()), SLICE);
      case BASE64 -> slices(aligned(value, Base64.getEncoder()), letters(SLICE));
      case BASE64_URL -> slices(aligned(value, Base64.getUrlEncoder()), letters(SLICE));
      case HEX -> {
        String digits = HexFormat.of().formatHex(value.getBytes(UTF_8));
        yield slices(List.of(digits, digits.toUpperCase(Locale.ROOT)), 2 * SLICE);
      }
      case URL_ENCODED -> urlEncoded(value);
    };
  }

  private static Set<String> slices(List<String> texts, int length) {
    return texts.stream()
        .flatMap(
            text ->
                IntStream.rangeClosed(0, text.length() - length)
                    .mapToObj(start -> text.substring(start, start + length)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As many letters of base64 as do not depend on more than so many bytes. */
  private static int letters(int bytes) {
    return bytes * 8 / 6;
  }

  /**
   * The letters that depend on the secret alone, for each place it can have in a group of three.
   */
  private static List<String> aligned(String value, Base64.Encoder encoder) {
    byte[] secret = value.getBytes(UTF_8);
    return IntStream.range(0, 3)
        .mapToObj(
            before -> {
              byte[] encoded = new byte[before + secret.length];
              System.arraycopy(secret, 0, encoded, before, secret.length);
              String text = encoder.withoutPadding().encodeToString(encoded);
              return text.substring((before * 8 + 5) / 6, encoded.length * 8 / 6);
            })
        .toList();
  }

  private static Set<String> urlEncoded(String value) {
    Set<String> slices = new LinkedHashSet<>();
    for (String slice : slices(List.of(value), SLICE)) {
      String all = "%" + HexFormat.ofDelimiter("%").formatHex(slice.getBytes(UTF_8));
      String some = URLEncoder.encode(slice, UTF_8);
      slices.add(all);
      slices.add(all.toUpperCase(Locale.ROOT));
      if (!some.equals(slice)) {
        slices.add(some);
        slices.add(lowerCaseEscapes(some));
      }
    }
    return slices;
  }

  private static String lowerCaseEscapes(String encoded) {
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(encoded)
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }
}
