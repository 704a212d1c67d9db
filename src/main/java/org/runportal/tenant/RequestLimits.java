package org.runportal.tenant;

import java.util.List;

/**
 * How often the portal may be asked.
 *
 * @param perMinute requests of one caller; zero: as many as they like
 * @param proxies whose word about a caller's address is taken
 */
public record RequestLimits(int perMinute, List<AddressRange> proxies) {
  static RequestLimits read(KeyReader keys) {
    return new RequestLimits(
        keys.get(Key.REQUESTS_PER_MINUTE), List.copyOf(keys.list(Key.TRUSTED_PROXIES)));
  }
}
