/**
 * What the vendor answered, and how often it is asked: how fresh an answer must be, one call for
 * many visitors, the last good answer on a bad day, each tenant's budget.
 *
 * <p>May import {@code run} and {@code tenant}. Its entry points are {@link
 * org.runportal.cache.CachedRuns} and {@link org.runportal.cache.CachedPeople}, asked by the pages,
 * {@link org.runportal.cache.CallLimits}, which permits every call to the vendor, and {@link
 * org.runportal.cache.TenantStatus}, which tells operators how a tenant fares. Owns these
 * decisions:
 *
 * <ul>
 *   <li>one scheme serves every kind of question ({@code QuestionKind}): an entry holds a tenant's
 *       last good answer to it, the last failure and the fetch under way. A kind has its own times
 *       and its own bound;
 *   <li>all state of a tenant (answers, failures, waiting visitors, budget, breaker) is kept in
 *       objects of that tenant, each bounded: one tenant's answer cannot be given to another, and
 *       its trouble uses up nothing of another's;
 *   <li>a fresh answer needs no call; a passable one is shown at once and renewed behind the page;
 *       for a newer one than that a visitor waits a second at most when there is an older one;
 *   <li>what has expired leaves the memory, whether or not anybody asks for it;
 *   <li>what the vendor says is gone or not ours to see is forgotten at once;
 *   <li>nobody waits on a thread here: whoever asks gets a promise that completes by itself. How
 *       many promises may be open is limited, for all tenants together, because pages wait for
 *       theirs on threads of the server;
 *   <li>after a failure a question is left alone for a while, twice as long each time; a pause the
 *       vendor asks for binds the whole tenant;
 *   <li>a failure is first one run's: the breaker opens when different questions begin to fail
 *       without an answer in between, and even then a few first looks pass, because somebody waits
 *       for each;
 *   <li>unknown and failing runs have half of the budget at most, repeats of what brought nothing a
 *       quarter, names a quarter behind the pages: one run or one visitor cannot starve others;
 *   <li>a limit of ours has a failure of its own, counted and logged: that the vendor limits us is
 *       said only when it did;
 *   <li>an answer that cannot be read is one run's trouble: it neither opens the breaker nor keeps
 *       it open, or one odd run could hide all others.
 * </ul>
 *
 * <p>The store is Caffeine's. Its {@code AsyncCache} is not used: it forgets an answer when asking
 * again fails, while here the last good answer has to outlive failures, and it keeps nothing of why
 * a question failed. Its {@code refreshAfterWrite} is one time for a whole cache and tells nobody
 * that a refresh failed, which is what the page has to say.
 *
 * <p>Call limits, breaker, back-off and budget are our own. MicroProfile Fault Tolerance 4.0 keeps
 * the state and the settings of {@code @CircuitBreaker}, {@code @Bulkhead} and {@code @Retry} for a
 * method of a class, while here each tenant has its own, from its own configuration; it has no
 * annotation for a rate; and none of them knows a pause that comes with the answer ({@code
 * Retry-After}). Resilience4j's breaker could replace one of the three: it counts calls, not
 * different questions, its rate limiter begins a new period with a full budget, so that twice as
 * many calls fit into a minute that spans two, and neither knows shares or the vendor's pause.
 */
package org.runportal.cache;
