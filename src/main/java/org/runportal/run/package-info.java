/**
 * The run: what a Tallyfy process is in the portal's own words, the question for one ({@link
 * org.runportal.run.Runs}), its answer ({@link org.runportal.run.RunLookup}) and the closed set of
 * failures ({@link org.runportal.run.Failure}).
 *
 * <p>May import {@code tenant}. Owns the decision that a run prints nothing of itself and knows
 * neither HTTP nor JSON: what the vendor sends is translated before it gets here, and what it looks
 * like is decided in {@code page}.
 */
package org.runportal.run;
