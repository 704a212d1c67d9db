package org.runportal.operations;

import java.util.List;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Moment;

/**
 * The page for operators, ready to print.
 *
 * @param summary how it stands, in one sentence
 * @param asOf the moment all of this is told from
 * @param age the same in words
 * @param keys settings to mend that keep no tenant off
 * @param tenants in the order they are configured
 */
public record StatusView(
    String summary, Moment asOf, String age, List<String> keys, List<TenantLine> tenants) {
  /**
   * How one tenant fares.
   *
   * @param id its name in addresses
   * @param name what people call it
   * @param home its first page, from the root of the host; empty when it is off
   * @param badge in a word
   * @param off why it is off; empty when it is on
   * @param keys the settings that keep it off
   * @param facts what there is to know
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
