package org.runportal.tallyfy;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.runportal.run.When;

/**
 * Reads a point in time in any of the forms the vendor documents: with {@code Z}, with or without
 * fractions, with an offset, as {@code 2025-01-15 10:00:00} (which is UTC), as a bare day, and as
 * PHP prints its date objects. Other texts stay words: {@code 03/04/2026} is a day in March for
 * some and in April for others.
 */
final class WhenReader {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd")
          .appendPattern("['T'][ ]")
          .appendPattern("HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[ ]")
          .appendPattern("[XXX][XX][X]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  /** Years outside this range are not plausible dates. */
  private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\d{4}-");

  private WhenReader() {}

  /** The time in a part; nothing when it is no text, is empty, or is MySQL's zero date. */
  static Optional<When> read(Node part) {
    Node date = part.member("date");
    if (date.isText()) {
      return date.words().map(words -> read(words, zone(part.member("timezone"))));
    }
    return part.isText()
        ? part.words().filter(WhenReader::isNoZeroDate).map(words -> read(words, ZoneOffset.UTC))
        : Optional.empty();
  }

  private static boolean isNoZeroDate(String words) {
    // 0000-00-00 is how MySQL stores "none", -0001-11-30 is how PHP prints that
    return !words.startsWith("0000-") && !words.startsWith("-0001-");
  }

  private static ZoneId zone(Node zone) {
    try {
      return zone.words().map(ZoneId::of).orElse(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private static When read(String words, ZoneId otherwise) {
    try {
      if (words.length() == "2025-01-15".length()) {
        return new When.Day(LocalDate.parse(words));
      }
      if (!FOUR_DIGIT_YEAR.matcher(words).lookingAt()) {
        return new When.Words(words);
      }
      TemporalAccessor time = TIME.parseBest(words, OffsetDateTime::from, LocalDateTime::from);
      return new When.Instant(
          time instanceof OffsetDateTime placed
              ? placed.toInstant()
              : ((LocalDateTime) time).atZone(otherwise).toInstant());
    } catch (DateTimeException e) {
      return new When.Words(words);
    }
  }
}
