package org.runportal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What the server allocates for an answer that is finished already. Runs in the server, asks it and
 * counts the bytes of the threads that serve requests.
 */
@SharedPortal
class RequestCostIT {
  private static final int WARM_UP = 300;
  private static final int BATCHES = 5;
  private static final int REQUESTS = 100;

  /** About twice what it is. One forward, or one bean of the scope of a request, is 10 to 20. */
  private static final long MAX_KILOBYTES = 40;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final HttpClient client = HttpClient.newHttpClient();

  @Inject private HttpServletRequest request;

  @Test
  void isSmallForAPageThatIsKept() throws IOException, InterruptedException {
    assertSmall(linked("/demo/runs/[0-9a-z]+"));
  }

  @Test
  void isSmallForAFile() throws IOException, InterruptedException {
    assertSmall(linked("/-/assets/[^\"]+\\.css[^\"]*"));
  }

  /** The first link of the tenant's page that looks like this. */
  private String linked(String address) throws IOException, InterruptedException {
    String page =
        client
            .send(
                HttpRequest.newBuilder(address("/demo")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher link = Pattern.compile("href=\"(" + address + ")\"").matcher(page);
    assertTrue(link.find(), address + " in " + page);
    return link.group(1);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + request.getLocalPort() + path);
  }

  private void assertSmall(String path) throws IOException, InterruptedException {
    ask(path, WARM_UP);
    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      // one may have an answer of Tallyfy in it that was renewed
      long before = allocated();
      ask(path, REQUESTS);
      least = Math.min(least, allocated() - before);
    }
    long kilobytes = least / 1_024 / REQUESTS;
    assertTrue(kilobytes > 0, path + ": nothing was counted");
    assertTrue(kilobytes <= MAX_KILOBYTES, path + ": " + kilobytes + " KB for each request");
  }

  private void ask(String path, int times) throws IOException, InterruptedException {
    HttpRequest page =
        HttpRequest.newBuilder(address(path)).header("Accept-Encoding", "gzip").build();
    for (int i = 0; i < times; i++) {
      assertEquals(200, client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
  }

  /** By all threads that serve requests, but this one. */
  private long allocated() {
    long here = Thread.currentThread().getId();
    long[] serving =
        LongStream.of(threads.getAllThreadIds())
            .filter(id -> id != here && isServing(threads.getThreadInfo(id)))
            .toArray();
    return LongStream.of(threads.getThreadAllocatedBytes(serving)).filter(b -> b > 0).sum();
  }

  private static boolean isServing(ThreadInfo thread) {
    return thread != null && thread.getThreadName().startsWith("http-thread-pool");
  }
}
