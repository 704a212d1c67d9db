package org.runportal.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * A load on one server.
 *
 * @param server is asked
 * @param paths the path of each request
 */
record Load(Server server, Supplier<String> paths) {
  private static final int OK = 200;
  private static final long MAX_LATENCY = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  /** What one connection has seen. */
  private static final class Tally {
    private final Histogram latencies = new Histogram(MAX_LATENCY, DIGITS);
    private long failures;
    private long bytes;
  }

  /** Asks at a pace, over so many connections at a time. */
  Sample apply(Pace pace, int connections) throws InterruptedException, IOException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try (Sleeper sleeper = new Sleeper()) {
      double processor = server.processorSeconds();
      long allocated = server.allocated();
      long start = System.nanoTime();
      Callable<Tally> visitor = () -> visit(pace);
      List<Future<Tally>> visits = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        visits.add(threads.submit(visitor));
      }
      Tally all = new Tally();
      for (Future<Tally> visit : visits) {
        Tally one = visit.get();
        all.latencies.add(one.latencies);
        all.failures += one.failures;
        all.bytes += one.bytes;
      }
      return new Sample(
          all.latencies.getTotalCount(),
          all.failures,
          (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1),
          all.bytes,
          server.processorSeconds() - processor,
          server.allocated() - allocated,
          all.latencies,
          sleeper.late());
    } catch (ExecutionException e) {
      throw new IOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Tally visit(Pace pace) throws IOException {
    Tally tally = new Tally();
    try (Connection connection = new Connection(server.port())) {
      for (OptionalLong due = pace.next(); due.isPresent(); due = pace.next()) {
        ask(connection, due.getAsLong(), tally);
      }
    }
    return tally;
  }

  private void ask(Connection connection, long due, Tally tally) {
    try {
      Connection.Answer answer = connection.get(paths.get());
      if (answer.status() != OK) {
        tally.failures++;
        return;
      }
      long latency = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
      tally.latencies.recordValue(Math.min(latency, MAX_LATENCY));
      tally.bytes += answer.body().length;
    } catch (IOException e) {
      tally.failures++;
    }
  }
}
