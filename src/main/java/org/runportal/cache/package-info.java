/**
 * Copies of runs, and how often the vendor is asked: how fresh an answer must be, one call for many
 * viewers, the last good copy on a bad day, each tenant's budget.
 *
 * <p>May import {@code run} and {@code tenant}. The doors are {@link
 * org.runportal.cache.CachedRuns}, asked by the pages, {@link org.runportal.cache.CallLimits},
 * which every call to the vendor passes, and {@link org.runportal.cache.TenantStatus}, which tells
 * operators how a tenant fares. Owns these decisions:
 *
 * <ul>
 *   <li>all there is of a tenant (copies, failures, waiting visitors, budget, breaker) hangs on an
 *       object of that tenant, each bounded: one tenant's copy cannot answer another's question,
 *       and its trouble uses up nothing of another's;
 *   <li>what is fresh needs no call; what is passable is shown at once and renewed behind the page;
 *       for what is older a visitor waits, unless the vendor failed last time and there is a copy;
 *   <li>what the vendor says is gone or not ours to see is forgotten at once;
 *   <li>after a failure a run is left alone for a while, twice as long each time; a pause the
 *       vendor asks for binds the whole tenant, and so does an open breaker;
 *   <li>an answer that cannot be read is one run's trouble: it neither opens the breaker nor keeps
 *       it open, or one odd run could hide all others.
 * </ul>
 *
 * <p>The cache is Caffeine's. CallPermits, breaker and back-off are our own because MicroProfile
 * Fault Tolerance 4.0 cannot say what is needed: {@code @CircuitBreaker}, {@code @Bulkhead} and
 * {@code @Retry} keep their state and their settings for a method of a class, while here each
 * tenant has its own, from its own configuration; it has no annotation for a rate; and none of them
 * knows a pause that comes with the answer ({@code Retry-After}). Caffeine's {@code
 * refreshAfterWrite} is one time for a whole cache and tells nobody that a refresh failed, which is
 * what the page has to say.
 */
package org.runportal.cache;
