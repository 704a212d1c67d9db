package org.runportal.tallyfy;

import java.time.Clock;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.runportal.cache.CachedPeople;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CallLimits;
import org.runportal.cache.CopyMemory;
import org.runportal.run.People;
import org.runportal.run.Runs;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tokens;
import org.runportal.transport.Transport;

/**
 * The portal's answers without its server: the same calls, the same tolerant reading, the same
 * cache.
 *
 * @param runs the cached runs
 * @param people the cached names
 */
public record DirectAnswers(Runs runs, People people) {
  /** Answers by the settings of a portal. */
  public static DirectAnswers of(Settings settings, Clock clock) {
    Executor threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "tallyfy");
              thread.setDaemon(true);
              return thread;
            });
    CallLimits limits = new CallLimits(clock, new Random());
    CopyMemory memory = new CopyMemory();
    TallyfyCalls calls =
        new TallyfyCalls(
            limits, new Tokens(settings, clock), new Transport(threads), threads, clock);
    return new DirectAnswers(
        new CachedRuns(memory, () -> "", new TallyfyRuns(calls, clock), limits, clock),
        new CachedPeople(memory, new TallyfyPeople(calls, clock), limits, clock));
  }
}
