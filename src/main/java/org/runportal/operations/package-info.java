/**
 * Operations: health ({@code /health}), metrics ({@code /metrics}), the status page ({@code
 * /-/status}), and the command that checks a configuration without a server ({@link
 * org.runportal.operations.CheckLauncher}).
 *
 * <p>May import {@code cache}, {@code run}, {@code tallyfy}, {@code tenant} and {@code web}. Its
 * decisions:
 *
 * <ul>
 *   <li>nothing here calls the vendor except {@code --try} of the check, once per tenant, or
 *       reveals a run, a person or a secret;
 *   <li>numbers are recorded once, where the work is done, and read on request;
 *   <li>the portal is ready while at least one tenant is on: a vendor outage affects every node
 *       alike, and taking all of them out of rotation would hide the cached runs and the error
 *       page. It is not ready without a tenant, so that a node without configuration does not
 *       replace one that has it;
 *   <li>it is not alive on a deadlock of threads, which only a restart can end.
 * </ul>
 *
 * <p>Call times are gauges that form a Prometheus histogram, not a {@code Timer} of MicroProfile
 * Metrics: the server's implementation computes buckets from a decaying sample of a thousand
 * values, so they do not grow monotonically, and its sum is wrong for whole seconds. Counts are
 * gauges too, since a {@code Counter} would record the numbers a second time.
 */
package org.runportal.operations;
