/**
 * The vendor's endpoint: one call per page, asked with every include, read with tolerance into the
 * words of {@code run}; and the people directory, which names the ids a run carries.
 *
 * <p>May import {@code run} (its values, {@link org.runportal.run.RunSource}, {@link
 * org.runportal.run.CallPermits} and {@link org.runportal.run.People}) and {@code tenant}. The
 * doors are {@link org.runportal.tallyfy.TallyfyRuns} and {@link org.runportal.tallyfy.Directory};
 * nobody else knows HTTP or JSON.
 *
 * <p>Owns these decisions:
 *
 * <ul>
 *   <li>every call passes the {@link org.runportal.run.CallPermits} right before it is made;
 *   <li>a fault upstream is a {@link org.runportal.run.Failure}, never an exception, and is not
 *       retried here;
 *   <li>no answer may cost more than its limits: 16 MiB (unpacked), 64 levels, connect plus read
 *       timeout for all of it, headers that drip included;
 *   <li>one tenant's calls have 16 connections and threads at once, and memory for 1 MiB of each
 *       answer and all of one large one;
 *   <li>a call is one request: the JDK's client may not repeat it (over TLS; over plain HTTP it
 *       still does when a connection ends without a word, and nothing can stop it);
 *   <li>a token goes to its own tenant's API address and nowhere else, redirects are not followed;
 *       the JDK's client may not write it into its log;
 *   <li>credentials and addresses of guests that the vendor puts into its answers are dropped while
 *       parsing;
 *   <li>a field of an unexpected kind never costs its siblings; what cannot be understood is left
 *       out or kept as the vendor's words.
 * </ul>
 */
package org.runportal.tallyfy;
