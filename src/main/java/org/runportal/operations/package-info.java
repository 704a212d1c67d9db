/**
 * What those who run the portal see: health ({@code /health}), metrics ({@code /metrics}), the page
 * {@code /-/status}, and the command that checks a configuration without starting anything ({@link
 * org.runportal.operations.CheckLauncher}).
 *
 * <p>May import {@code cache}, {@code run}, {@code tenant} and {@code web}. Owns these decisions:
 *
 * <ul>
 *   <li>nothing here asks the vendor, and nothing here names a run, a person or a secret;
 *   <li>numbers are kept once, by those who do the work, and read when somebody looks;
 *   <li>the portal is ready as long as one tenant is on: what ails the vendor ails every node
 *       alike, and taking all of them out of rotation would keep people from copies and from the
 *       page that says what is wrong. It is not ready while no tenant is on, because then a node
 *       that was given no configuration must not take the place of one that was;
 *   <li>it is not alive when threads wait for each other for ever: only a restart helps then.
 * </ul>
 *
 * <p>Times are told as gauges that make up a Prometheus histogram, not as a {@code Timer} of
 * MicroProfile Metrics: the server's own one counts its buckets in a sample of a thousand values
 * that fades with time, so they do not grow as a histogram's must, and its sum is wrong for whole
 * seconds. Counts are gauges too, since a {@code Counter} would keep the numbers a second time.
 */
package org.runportal.operations;
