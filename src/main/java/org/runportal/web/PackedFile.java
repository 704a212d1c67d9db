package org.runportal.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file that is packed once, for everybody it is sent to. Pictures are packed already.
 *
 * @param contentType its type, with the character set of a text
 * @param text the file as a text without places; empty for a picture
 * @param picture the file as it is; empty for a text
 * @param hash of its content
 */
record PackedFile(String contentType, Optional<PackedText> text, byte[] picture, byte[] hash) {
  private static final byte[] NONE = {};

  /** How many bytes of the hash an address carries. */
  private static final int VERSION_BYTES = 6;

  /**
   * Packs a file.
   *
   * @param type without a character set
   */
  static PackedFile of(String type, byte[] content) {
    byte[] hash = sha256().digest(content);
    return isText(type)
        ? new PackedFile(
            type.startsWith("text/") ? type + ";charset=UTF-8" : type,
            Optional.of(PackedText.of(content, List.of())),
            NONE,
            hash)
        : new PackedFile(type, Optional.empty(), content, hash);
  }

  private static boolean isText(String type) {
    return type.startsWith("text/") || type.endsWith("+xml");
  }

  /** Names its content in an address. */
  String version() {
    return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
  }

  /** The value of the attribute {@code integrity}. */
  String integrity() {
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  /** Whether there is a packed form. */
  boolean isPacked() {
    return text.isPresent();
  }

  /** What names exactly these bytes. */
  String entityTag(boolean packed) {
    return "\"" + HexFormat.of().formatHex(hash, 0, 16) + (packed ? "-gzip\"" : "\"");
  }

  /** The bytes that are sent. */
  byte[] body(boolean packed) {
    return text.map(it -> packed ? it.gzip(place -> "") : it.plain(place -> "")).orElse(picture);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
