package org.runportal.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process listens to, read from {@code /proc}: no more and no less than the kernel knows.
 */
public final class ListeningSockets {
  /** A line of {@code /proc/<pid>/net/tcp}: local port, state and inode. */
  private static final Pattern SOCKET =
      Pattern.compile(
          "\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ([0-9A-F]{2})"
              + " \\S+ \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) .*");

  private static final String LISTENING = "0A";
  private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)]");

  private ListeningSockets() {}

  /**
   * The sockets strangers can reach without being asked first: listening ones of TCP, all of UDP.
   *
   * @return such as {@code tcp 8080}, in order
   */
  public static Set<String> of(long pid) {
    Path process = Path.of("/proc", String.valueOf(pid));
    Set<String> inodes = inodes(process.resolve("fd"));
    Set<String> sockets = new TreeSet<>();
    for (String protocol : Set.of("tcp", "tcp6", "udp", "udp6")) {
      for (String line : lines(process.resolve("net").resolve(protocol))) {
        Matcher socket = SOCKET.matcher(line);
        if (socket.matches()
            && inodes.contains(socket.group(3))
            && (protocol.startsWith("udp") || socket.group(2).equals(LISTENING))) {
          sockets.add(protocol.substring(0, 3) + " " + Integer.parseInt(socket.group(1), 16));
        }
      }
    }
    return sockets;
  }

  private static Set<String> inodes(Path descriptors) {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path descriptor : (Iterable<Path>) all::iterator) {
        try {
          Matcher inode = INODE.matcher(Files.readSymbolicLink(descriptor).toString());
          if (inode.matches()) {
            inodes.add(inode.group(1));
          }
        } catch (NoSuchFileException e) {
          // closed while we read
          continue;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inodes;
  }

  private static Iterable<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
