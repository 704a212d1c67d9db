package org.runportal.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server holds while nobody asks it for anything.
 *
 * @param heap bytes of all objects that survive a collection
 * @param handles open files and sockets
 * @param threads of the process
 */
record Footprint(long heap, long handles, long threads) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
  private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");

  /** Collects the garbage of a process and measures what is left. */
  static Footprint of(long pid) {
    // once more: what was waiting for its cleaner the first time is gone the second
    heap(pid);
    return new Footprint(heap(pid), handles(pid), threads(pid));
  }

  /** Open files and sockets of a process. */
  static long handles(long pid) {
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a diagnostic command of the JVM answers. */
  static String ask(long pid, String command) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(pid),
                  command)
              .redirectErrorStream(true)
              .start();
      String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (jcmd.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * The histogram counts live objects only, so it collects first, whichever collector is in use.
   */
  private static long heap(long pid) {
    return number(TOTAL.matcher(ask(pid, "GC.class_histogram")));
  }

  private static long threads(long pid) {
    try {
      return number(
          THREADS.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Matcher found) {
    return found
        .results()
        .map((MatchResult line) -> Long.parseLong(line.group(1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such number"));
  }
}
