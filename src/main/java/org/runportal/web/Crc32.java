package org.runportal.web;

import java.util.zip.CRC32;

/**
 * The checksum of gzip for a text that is put together of parts: that of the whole follows from
 * those of the parts. The JDK has none to put together; this is the method of zlib's {@code
 * crc32_combine}.
 */
final class Crc32 {
  private static final int POLYNOMIAL = 0xedb88320;
  private static final int ONE = 1 << 31;

  /** By how much a checksum moves for 2^n bits behind it. */
  private static final int[] SHIFTS = shifts();

  private Crc32() {}

  static int of(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** How the checksum of what stands before so many bytes has to be moved. */
  static int shift(long bytes) {
    int shift = ONE;
    int n = 3;
    for (long left = bytes; left != 0; left >>>= 1, n++) {
      if ((left & 1) != 0) {
        shift = product(SHIFTS[n & 31], shift);
      }
    }
    return shift;
  }

  /**
   * The checksum of two texts in a row.
   *
   * @param shift of the second one's length
   */
  static int combined(int first, int second, int shift) {
    return product(shift, first) ^ second;
  }

  private static int[] shifts() {
    int[] shifts = new int[32];
    shifts[0] = 1 << 30;
    for (int n = 1; n < shifts.length; n++) {
      shifts[n] = product(shifts[n - 1], shifts[n - 1]);
    }
    return shifts;
  }

  /** Of two polynomials, modulo that of the checksum. */
  private static int product(int a, int b) {
    int product = 0;
    int factor = b;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= factor;
      }
      factor = (factor & 1) == 0 ? factor >>> 1 : factor >>> 1 ^ POLYNOMIAL;
    }
    return product;
  }
}
