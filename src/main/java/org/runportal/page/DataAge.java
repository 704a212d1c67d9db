package org.runportal.page;

import org.runportal.web.Moment;

/**
 * How old what a page shows is, ready to print.
 *
 * @param asOf when the vendor's answer was read
 * @param text the same as a sentence; empty where the notice says it
 * @param onPaper when it was read, with the full date
 * @param notice how old it is and why there is nothing newer; empty when it is as new as it gets
 */
public record DataAge(Moment asOf, String text, String onPaper, String notice) {}
