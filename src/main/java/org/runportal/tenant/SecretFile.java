package org.runportal.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Checks the permissions of a file with a secret. */
final class SecretFile {
  private SecretFile() {}

  /**
   * Whether others than its owner and its group may read it; of a link, the file it leads to. Where
   * files have no such permissions (Windows) this is unknown, and it counts as private.
   */
  static boolean isExposed(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (IOException e) {
      // it was read a moment ago: what cannot be looked at is not known to be kept
      return true;
    }
  }
}
