package org.runportal.web;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How times are written in one language. Made once for each language; for all threads. */
final class TimeFormats {
  private final Locale locale;
  private final DateTimePatternGenerator patterns;
  private final RelativeDateTimeFormatter relative;
  private final TimeZoneNames zones;
  private final DateTimeFormatter zoneNames;
  private final LocalizedNumberFormatter lengths;
  private final Map<String, DateTimeFormatter> formats = new ConcurrentHashMap<>();
  private final Map<MeasureUnit, LocalizedNumberFormatter> measures = new ConcurrentHashMap<>();
  private final Map<String, DateIntervalFormat> intervals = new ConcurrentHashMap<>();
  private final Map<ZoneId, Optional<String>> cities = new ConcurrentHashMap<>();

  TimeFormats(Locale locale) {
    this.locale = locale;
    this.patterns = DateTimePatternGenerator.getInstance(locale);
    this.relative = RelativeDateTimeFormatter.getInstance(locale);
    this.zones = TimeZoneNames.getInstance(locale);
    this.zoneNames = DateTimeFormatter.ofPattern("z", locale);
    this.lengths = NumberFormatter.withLocale(locale).unitWidth(UnitWidth.FULL_NAME);
  }

  /**
   * A format with certain fields, in the order of the language.
   *
   * @param skeleton the fields: "EEEdMMM"
   */
  DateTimeFormatter of(String skeleton) {
    return formats.computeIfAbsent(
        skeleton, s -> DateTimeFormatter.ofPattern(bestPattern(s), locale));
  }

  private String bestPattern(String skeleton) {
    synchronized (patterns) {
      return patterns.getBestPattern(skeleton);
    }
  }

  /** "CET". */
  DateTimeFormatter zoneNames() {
    return zoneNames;
  }

  /** "tomorrow", "now". */
  String relative(Direction direction, AbsoluteUnit unit) {
    synchronized (relative) {
      return relative.format(direction, unit);
    }
  }

  /** "in 3 days". */
  String relative(long amount, Direction direction, RelativeUnit unit) {
    synchronized (relative) {
      return relative.format(amount, direction, unit);
    }
  }

  /** "3 days". */
  String measure(Number amount, MeasureUnit unit) {
    return measures.computeIfAbsent(unit, lengths::unit).format(amount).toString();
  }

  /**
   * From one time to another.
   *
   * @param skeleton the fields
   */
  String interval(String skeleton, DateInterval times) {
    DateIntervalFormat format =
        intervals.computeIfAbsent(
            skeleton,
            s -> {
              DateIntervalFormat made =
                  DateIntervalFormat.getInstance(s, ULocale.forLocale(locale));
              made.setTimeZone(TimeZone.GMT_ZONE);
              return made;
            });
    synchronized (format) {
      return format.format(times);
    }
  }

  /** The city a zone is named after: "New York"; empty where there is none. */
  Optional<String> city(ZoneId zone) {
    return cities.computeIfAbsent(
        zone, z -> Optional.ofNullable(zones.getExemplarLocationName(z.getId())));
  }
}
