/**
 * Copies of runs: how fresh an answer must be, one call for many viewers, the last good copy on a
 * bad day.
 *
 * <p>May import {@code run} and {@code tenant}. The door is {@link
 * org.runportal.copies.CopiedRuns}. Owns these decisions:
 *
 * <ul>
 *   <li>a key is a tenant and a run, so one tenant's copy cannot answer another's question;
 *   <li>what the vendor says is gone or not ours to see is forgotten at once;
 *   <li>a failure is remembered for a moment too, or its viewers would storm the vendor.
 * </ul>
 */
package org.runportal.copies;
