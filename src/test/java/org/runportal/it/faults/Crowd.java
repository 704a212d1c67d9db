package org.runportal.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Visitors who look at a run, think, and look at another one of the same tenant. */
final class Crowd implements AutoCloseable {
  static final int VISITORS = 200;

  private static final int SHORTEST_THOUGHT = 3_000;
  private static final int MAX_THINK_MILLIS = 9_000;

  private final ConnectionPool connections =
      new ConnectionPool(VISITORS, 5, TimeUnit.SECONDS); // the portal keeps them longer
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(connections)
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .readTimeout(Duration.ofMinutes(2))
          .build();
  private final ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(VISITORS + 1);
  private final Collection<Page> pages = new ConcurrentLinkedQueue<>();
  private final List<CurrentUser> visitors;
  private final String origin;

  /**
   * @param origin scheme, host and port of the portal
   */
  Crowd(String origin, long seed) {
    this.origin = origin;
    visitors =
        IntStream.range(0, VISITORS)
            .mapToObj(i -> new CurrentUser(1 + i % Place.TENANTS, new Random(seed + i)))
            .toList();
  }

  /** Lets them look for a while; ends when the last of them has got an answer. */
  void look(Duration time) {
    Instant end = Instant.now().plus(time);
    CountDownLatch gone = new CountDownLatch(VISITORS);
    visitors.forEach(visitor -> visitor.come(end, gone));
    try {
      if (!gone.await(time.plusMinutes(3).toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(gone.getCount() + " visitors are still waiting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    connections.evictAll();
  }

  /** One after the other looks at every run, so that the server has done everything before. */
  void warmUp(int times) {
    for (int i = 0; i < times; i++) {
      Place.all().stream().map(this::page).forEach(pages::add);
    }
    connections.evictAll();
  }

  /** All they got so far. */
  List<Page> pages() {
    return List.copyOf(pages);
  }

  private final class CurrentUser {
    private final int tenant;
    private final Random random;

    CurrentUser(int tenant, Random random) {
      this.tenant = tenant;
      this.random = random;
    }

    /** Thinks, looks and comes again, until it is time to go. */
    void come(Instant end, CountDownLatch gone) {
      long left = Duration.between(Instant.now(), end).toMillis();
      if (left <= 0) {
        gone.countDown();
        return;
      }
      int thought = random.nextInt(SHORTEST_THOUGHT, MAX_THINK_MILLIS);
      threads.schedule(
          () -> {
            try {
              if (thought < left) {
                pages.add(page(new Place(tenant, random.nextInt(Place.RUNS))));
              }
            } finally {
              come(end, gone);
            }
          },
          Math.min(thought, left),
          TimeUnit.MILLISECONDS);
    }
  }

  private Page page(Place at) {
    Request request = new Request.Builder().url(origin + at.path()).build();
    Instant asked = Instant.now();
    try (Response response = client.newCall(request).execute()) {
      String body = response.body().string();
      return Page.read(
          at, asked, Instant.now(), response.code(), body, response.header("Retry-After"));
    } catch (IOException | UncheckedIOException e) {
      return Page.none(at, asked, Instant.now(), e.toString());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    connections.evictAll();
  }
}
