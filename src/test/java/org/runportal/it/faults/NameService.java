package org.runportal.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The names a portal under test can resolve, in a file its JDK looks at for every question. */
final class NameService {
  /** The vendor's name; never one of a real host (RFC 6761). */
  static final String VENDOR = "vendor.invalid";

  private final Path file;

  NameService(Path file) {
    this.file = file;
    know();
  }

  void know() {
    write("127.0.0.1 " + VENDOR + "\n");
  }

  void forget() {
    write("");
  }

  private void write(String more) {
    try {
      String self = "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n";
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, self + more);
      // in one step: nobody reads half a file
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
