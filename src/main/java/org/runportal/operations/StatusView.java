package org.runportal.operations;

import java.util.List;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Moment;

/**
 * The content of the status page, formatted.
 *
 * @param summary the overall status in one sentence
 * @param asOf the time of the numbers
 * @param age the same, formatted
 * @param keys invalid settings that do not switch a tenant off
 * @param tenants in the order they are configured
 */
public record StatusView(
    String summary, Moment asOf, String age, List<String> keys, List<TenantLine> tenants) {
  /**
   * The status of one tenant.
   *
   * @param id its id in URLs
   * @param name its display name
   * @param home its home page, from the root of the host; empty if it is off
   * @param badge its status in one word
   * @param off why it is off; empty if it is on
   * @param keys the invalid settings that switch it off
   * @param facts its numbers
   */
  public record TenantLine(
      String id,
      String name,
      String home,
      Badge badge,
      String off,
      List<String> keys,
      List<Fact> facts) {}
}
