/**
 * The cache in front of the vendor: freshness, coalescing of calls, the last good answer during
 * failures, and each tenant's call limits.
 *
 * <p>May import {@code run} and {@code tenant}. Its entry points are {@link
 * org.runportal.cache.CachedRuns}, {@link org.runportal.cache.CachedRunLists}, {@link
 * org.runportal.cache.CachedTaskLists}, {@link org.runportal.cache.CachedTemplates} and {@link
 * org.runportal.cache.CachedPeople} for pages, {@link org.runportal.cache.CallLimits}, which
 * permits every call to the vendor, and {@link org.runportal.cache.TenantStatus} for operators. Its
 * decisions:
 *
 * <ul>
 *   <li>one scheme serves every kind of question ({@code QuestionKind}): an entry holds a tenant's
 *       last good answer, the last failure and the fetch in progress. Each kind has its own times
 *       and size limit;
 *   <li>an answer at rest is packed ({@code Packed}), whatever its kind: not the response but what
 *       was read from it, without what is dropped while reading. It takes a tenth of its objects,
 *       and unpacking it takes a small part of the time that parsing a response takes;
 *   <li>answers that are asked for now are kept unpacked, too ({@code TenantModels}), with what
 *       follows from them, so one that many ask for is unpacked once;
 *   <li>the packed copies of all tenants together take at most a part of the heap, and so do the
 *       unpacked ones ({@code CopyMemory}); when it is full, the tenant with the most of them loses
 *       some;
 *   <li>all state of a tenant (answers, failures, waiting requests, budget, breaker) is in objects
 *       of that tenant, each with a limit: one tenant's answer cannot be served to another, and its
 *       failures do not use up another's resources;
 *   <li>a fresh answer needs no call; a slightly older one is served at once and refreshed in the
 *       background; with a still older one a request waits at most one second for the refresh;
 *   <li>expired entries are evicted even if they are not looked up;
 *   <li>what the vendor reports as missing or forbidden is dropped at once; while it rejects our
 *       token, all copies of the tenant are shown with that reason for a configured time and then
 *       dropped, and each change is logged once ({@code TokenState});
 *   <li>waiting blocks no thread here: a lookup returns a future. The number of open futures is
 *       limited over all tenants, because for each a thread waits that draws a page;
 *   <li>after a failure a question is paused with exponential back-off; the vendor's {@code
 *       Retry-After} applies to the whole tenant;
 *   <li>a failure first concerns one run: the breaker opens when different questions start to fail
 *       without an answer in between, and even then it admits a few first lookups, because a user
 *       waits for each;
 *   <li>unknown and failing runs may use half of the budget, repeated failures a quarter, names a
 *       quarter and templates and yardsticks an eighth each after the pages, tasks that runs leave
 *       out a quarter, all of these and lists together half, and one visitor may spend a sixth of
 *       the budget on runs that do not exist and a quarter on lists: one run or one visitor cannot
 *       starve the others. What they are refused for that is a failure of its own, and the page of
 *       it is nobody else's;
 *   <li>names are read when pages show people whom the vendor's answers do not name, one list of
 *       people with each call for a page with a list, so that such a page costs two calls at most;
 *   <li>how much of large responses is read in a minute has a limit for each kind of question, by
 *       their size: an ordinary list counts for little, long runs do not use up what lists have,
 *       and lists do not use up what runs have ({@code LargeAnswers});
 *   <li>our own limits have their own failure, which is counted and logged: the page blames the
 *       vendor's rate limit only if the vendor applied it;
 *   <li>an unreadable response concerns one run: it neither opens the breaker nor keeps it open, or
 *       one run could block all others.
 * </ul>
 *
 * <p>The store is Caffeine. Its {@code AsyncCache} is not used: it drops an answer when a reload
 * fails, while here the last good answer must survive failures, and it does not record why a load
 * failed. Its {@code refreshAfterWrite} has one duration per cache and does not report failed
 * refreshes, which the page must show.
 *
 * <p>Packing is our own, because no library keeps equal parts once: Java's serialization and Kryo
 * recognize an object that they have met, while the same name is in a response in hundreds of
 * places, each an object of its own; Java's also writes the names of classes and components with
 * each answer, and knows no {@code Optional}. A general compressor finds what is equal, but not
 * when it is unpacked again; on top of what is packed it would save another half, and cost a
 * renewal a tenth more.
 *
 * <p>Call limits, breaker, back-off and budget are our own. MicroProfile Fault Tolerance 4.0 keeps
 * the state and the settings of {@code @CircuitBreaker}, {@code @Bulkhead} and {@code @Retry} for a
 * method of a class, while here each tenant has its own, from its own configuration; it has no
 * annotation for a rate; and none of them supports a pause from the response ({@code Retry-After}).
 * Resilience4j's breaker could replace one of the three: it counts calls, not different questions,
 * its rate limiter begins a new period with a full budget, so that twice as many calls fit into a
 * minute that spans two, and neither supports shares or the vendor's pause.
 */
package org.runportal.cache;
