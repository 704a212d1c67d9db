package org.runportal.sandbox.story;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids as Tallyfy writes them, 32 lower-case hexadecimal digits: the MD5 of a label, never random.
 */
final class Id {
  private Id() {}

  static String of(String label) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(label.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      // every Java platform must bring MD5
      throw new IllegalStateException(missing);
    }
  }
}
