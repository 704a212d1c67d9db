package org.runportal.tenant;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A range of IP addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address.
 *
 * @param first an address of the range
 * @param bits the length of the common prefix
 */
public record AddressRange(InetAddress first, int bits) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");
  private static final Pattern RANGE = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

  /** Parses a range; empty if the text is not one. */
  public static Optional<AddressRange> parse(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    return address(range.group(1))
        .map(
            first ->
                new AddressRange(
                    first,
                    range.group(2) == null
                        ? first.getAddress().length * Byte.SIZE
                        : Integer.parseInt(range.group(2))))
        .filter(parsed -> parsed.bits <= parsed.first.getAddress().length * Byte.SIZE);
  }

  /** Parses a literal address; host names are never resolved. */
  public static Optional<InetAddress> address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether the range contains an address. */
  public boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
