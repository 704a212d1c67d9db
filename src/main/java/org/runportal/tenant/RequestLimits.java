package org.runportal.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often the portal may be asked.
 *
 * @param perMinute requests of one caller; zero: as many as they like
 * @param proxies whose word about a caller's address is taken
 */
public record RequestLimits(int perMinute, List<AddressRange> proxies) {
  private static final String REQUESTS = "requests-per-minute";
  private static final String PROXIES = "trusted-proxies";

  /**
   * A thousand people behind one address who all click on the link of one e-mail within five
   * minutes, first visits with all their files, stay well below it.
   */
  private static final int USUAL = 3_000;

  /** What is read, and what is wrong with it. */
  record Read(RequestLimits limits, List<Problem> problems) {}

  static Read read(Settings settings) {
    List<Problem> problems = new ArrayList<>();
    Keys keys = new Keys("portal.", settings, problems);
    String number = keys.optional(REQUESTS).orElse(String.valueOf(USUAL));
    int requests = number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : USUAL;
    if (!number.matches("[0-9]{1,7}")) {
      keys.problem(REQUESTS, "is not a whole number: " + USUAL + " is used");
    }
    List<AddressRange> proxies = new ArrayList<>();
    for (String text : keys.words(PROXIES)) {
      Optional<AddressRange> range = AddressRange.parse(text);
      range.ifPresent(proxies::add);
      if (range.isEmpty()) {
        keys.problem(PROXIES, "has an entry that is no address such as 10.0.0.0/8");
      }
    }
    return new Read(new RequestLimits(requests, List.copyOf(proxies)), List.copyOf(problems));
  }
}
