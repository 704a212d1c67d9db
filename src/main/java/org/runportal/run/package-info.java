/**
 * The run: what a Tallyfy process is in the portal's own words, the question for one ({@link
 * org.runportal.run.Runs}), its answer ({@link org.runportal.run.RunLookup}), the closed set of bad
 * days ({@link org.runportal.run.Failure}), and the page that shows it.
 *
 * <p>May import {@code tenant} and {@code web}. Owns the decision that the page knows neither HTTP
 * nor JSON: what the vendor sends is translated before it gets here, and what is printed is
 * complete before a template sees it.
 */
package org.runportal.run;
