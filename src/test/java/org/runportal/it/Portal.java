package org.runportal.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The portal under test, asked as a plain HTTP client would: no cookies, no script. */
final class Portal {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Patience.MAX)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Portal() {}

  /** Where it listens, without a slash at the end. */
  static String root() {
    return "http://127.0.0.1:" + System.getProperty("test.portal.port");
  }

  /** A page as text. */
  static HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(root() + path)).GET());
  }

  /** Any request. */
  static HttpResponse<String> send(HttpRequest.Builder request) {
    return exchange(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** What it has written to its log. */
  static String log() {
    return logSince(0);
  }

  /** What it has written to its log after as many bytes; see {@link #logBytes}. */
  static String logSince(long bytes) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try {
      long skipped = bytes;
      for (Path file : logFiles()) {
        long size = Files.size(file);
        if (skipped < size) {
          try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(skipped);
            in.transferTo(log);
          }
        }
        skipped = Math.max(0, skipped - size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  /** How much it has written to its log so far. */
  static long logBytes() {
    try {
      long bytes = 0;
      for (Path file : logFiles()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All the files that its log has filled, the oldest first. */
  private static List<Path> logFiles() throws IOException {
    try (Stream<Path> target = Files.list(Path.of("target"))) {
      return target
          .filter(file -> file.getFileName().toString().matches("portal-under-test\\.log\\.\\d+"))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /** How many bytes travel for an address when the client takes gzip. */
  static int compressedSize(String path) {
    HttpResponse<byte[]> response =
        exchange(
            HttpRequest.newBuilder(URI.create(root() + path)).header("Accept-Encoding", "gzip"),
            HttpResponse.BodyHandlers.ofByteArray());
    if (!response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
      return response.body().length;
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      if (plain.readAllBytes().length <= response.body().length) {
        throw new AssertionError("compressed answer of " + path + " is no smaller");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return response.body().length;
  }

  private static <T> HttpResponse<T> exchange(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return CLIENT.send(request.timeout(Patience.MAX).build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The value of a metric of a tenant. */
  static long metric(String name, String tenant) {
    return Pattern.compile(name + "\\{[^}]*tenant=\"" + tenant + "\"[^}]*} ([0-9.E]+)")
        .matcher(get("/metrics").body())
        .results()
        .mapToLong(number -> (long) Double.parseDouble(number.group(1)))
        .findFirst()
        .orElseThrow();
  }
}
