/**
 * The model of a run (Tallyfy's process), the port that looks one up ({@link
 * org.runportal.run.Runs}), its result ({@link org.runportal.run.RunLookup}) and all failures
 * ({@link org.runportal.run.Failure}).
 *
 * <p>May import {@code tenant}. Its decision: the model depends neither on HTTP and JSON, which
 * {@code tallyfy} translates, nor on presentation, which {@code page} owns.
 */
package org.runportal.run;
