package org.runportal.tenant;

import java.util.List;

/**
 * The limits of requests to the portal.
 *
 * @param perMinute requests per client; zero: no limit
 * @param proxies the proxies whose {@code X-Forwarded-For} is trusted
 */
public record RequestLimits(int perMinute, List<AddressRange> proxies) {
  static RequestLimits read(KeyReader keys) {
    return new RequestLimits(
        keys.get(Key.REQUESTS_PER_MINUTE), List.copyOf(keys.list(Key.TRUSTED_PROXIES)));
  }
}
