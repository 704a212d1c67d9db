package org.runportal.web;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How a page speaks to a visitor.
 *
 * @param language the language, the region, and how numbers and dates are written
 * @param zone the zone times are shown in
 * @param usualZone the zone of a visitor who chose none
 */
public record Speech(Locale language, ZoneId zone, ZoneId usualZone) {}
