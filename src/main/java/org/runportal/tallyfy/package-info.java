/**
 * The vendor's endpoint: one call per page, asked with every include, read with tolerance into the
 * words of {@code run}; and the people directory, which names the ids a run carries.
 *
 * <p>May import {@code run} (its values, {@link org.runportal.run.RunSource}, {@link
 * org.runportal.run.PeopleSource} and {@link org.runportal.run.CallPermits}), {@code tenant} and
 * {@code transport}. The doors are {@link org.runportal.tallyfy.TallyfyRuns} and {@link
 * org.runportal.tallyfy.TallyfyPeople}; nobody else knows JSON.
 *
 * <p>Owns these decisions:
 *
 * <ul>
 *   <li>every call passes the {@link org.runportal.run.CallPermits} right before it is made;
 *   <li>a fault upstream is a {@link org.runportal.run.Failure}, never an exception, and is not
 *       retried here;
 *   <li>no answer may cost more than its limits: 16 MiB (unpacked), 64 levels, 800,000 values and
 *       names, 4 MiB for one text, connect plus read timeout for all of it; a reader stops as soon
 *       as there is more;
 *   <li>answers are read a few at a time over all tenants together, one at a time for each, because
 *       what is made of an answer takes many times its bytes;
 *   <li>a token goes to its own tenant's API address and nowhere else;
 *   <li>credentials and addresses of guests that the vendor puts into its answers are dropped while
 *       parsing;
 *   <li>a field of an unexpected kind never costs its siblings; what cannot be understood is left
 *       out or kept as the vendor's words.
 * </ul>
 *
 * <p>Requests are built by hand, in {@link org.runportal.tallyfy.Endpoints}: four questions without
 * parameters that need escaping. A declarative client would bring a second way to time, log, repeat
 * and cancel a call, and that is what {@code transport} has to be alone with.
 */
package org.runportal.tallyfy;
