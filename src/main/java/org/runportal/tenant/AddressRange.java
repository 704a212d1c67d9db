package org.runportal.tenant;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Internet addresses that begin alike: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single one.
 *
 * @param first one of them
 * @param bits how many of its leading bits they share
 */
public record AddressRange(InetAddress first, int bits) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");
  private static final Pattern RANGE = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

  /** The range in a text, or nothing when the text is none. */
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

  /** The address a text writes out; a name is never looked up. */
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

  /** Whether an address is one of them. */
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
