package org.runportal.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The time zones users can choose. The list has a few cities per offset, because a list of all 400
 * zones would be larger than the page; every other zone is accepted by its name.
 */
public final class Zones {
  private static final Map<String, String> KNOWN =
      ZoneId.getAvailableZoneIds().stream()
          .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id));
  private static final List<ZoneId> OFFERED =
      Stream.of(
              "Pacific/Honolulu",
              "America/Anchorage",
              "America/Los_Angeles",
              "America/Denver",
              "America/Chicago",
              "America/Mexico_City",
              "America/New_York",
              "America/Bogota",
              "America/Halifax",
              "America/Santiago",
              "America/Sao_Paulo",
              "America/Argentina/Buenos_Aires",
              "America/St_Johns",
              "Atlantic/Azores",
              "UTC",
              "Europe/London",
              "Europe/Lisbon",
              "Africa/Casablanca",
              "Africa/Lagos",
              "Europe/Berlin",
              "Europe/Madrid",
              "Europe/Paris",
              "Europe/Zurich",
              "Africa/Cairo",
              "Africa/Johannesburg",
              "Europe/Athens",
              "Europe/Istanbul",
              "Africa/Nairobi",
              "Asia/Riyadh",
              "Asia/Tehran",
              "Asia/Dubai",
              "Asia/Kabul",
              "Asia/Karachi",
              "Asia/Kolkata",
              "Asia/Kathmandu",
              "Asia/Dhaka",
              "Asia/Yangon",
              "Asia/Bangkok",
              "Asia/Jakarta",
              "Asia/Shanghai",
              "Asia/Singapore",
              "Australia/Perth",
              "Asia/Seoul",
              "Asia/Tokyo",
              "Australia/Adelaide",
              "Australia/Brisbane",
              "Australia/Sydney",
              "Pacific/Auckland",
              "Pacific/Tongatapu")
          .map(ZoneId::of)
          .toList();

  private Zones() {}

  /**
   * The zone with this id.
   *
   * @param id "Europe/Berlin", in any case; "Etc/GMT+5" also where the plus sign was decoded as a
   *     blank; offsets such as "+02:00" are not accepted
   */
  public static Optional<ZoneId> named(String id) {
    return Optional.ofNullable(KNOWN.get(id.replace(' ', '+').toLowerCase(Locale.ROOT)))
        .map(ZoneId::of);
  }

  /** The zones to choose from, including the chosen one, from west to east. */
  static List<ZoneId> offeredWith(ZoneId chosen, Instant now) {
    return Stream.concat(OFFERED.stream(), Stream.of(chosen))
        .distinct()
        .sorted(
            Comparator.<ZoneId>comparingInt(zone -> offset(zone, now).getTotalSeconds())
                .thenComparing(ZoneId::getId))
        .toList();
  }

  /** The display name of a zone: "New York (UTC-5)"; its id if it has no city. */
  static String name(ZoneId zone, Instant now, Texts texts) {
    return texts
        .times()
        .city(zone)
        .map(city -> texts.say("zone.place", "city", city, "offset", offsetText(zone, now)))
        .orElseGet(zone::getId);
  }

  private static String offsetText(ZoneId zone, Instant now) {
    ZoneOffset offset = offset(zone, now);
    return offset.equals(ZoneOffset.UTC)
        ? "UTC"
        : "UTC"
            + offset
                .getId()
                .replace("+0", "+")
                .replace("-0", "-")
                .replace(":00", "")
                .replace('-', '−');
  }

  private static ZoneOffset offset(ZoneId zone, Instant now) {
    return zone.getRules().getOffset(now);
  }
}
