package org.runportal.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A text packed once, with places that are filled each time it is sent. What stands between the
 * places is deflated for good, each piece for itself; a filling goes between them as it is, so that
 * nothing is packed again.
 */
final class PackedText {
  /** Of gzip: deflate, no name, no time, unknown system. */
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** The last block, with nothing in it. */
  private static final byte[] END = {3, 0};

  /** The checksum and the length behind it, in bytes. */
  private static final int SUMS = 8;

  /** What one block that is not packed can hold. */
  private static final int MAX_BLOCK = 0xffff;

  /**
   * What stands before a place, or after the last one.
   *
   * @param bytes have it deflated, ending on a whole byte; all of gzip, where it is the whole text
   * @param from where it begins in them
   * @param count how many bytes it is
   * @param length unpacked
   * @param crc its checksum
   * @param shift moves the checksum of what stands before it
   * @param place the name of the place behind it; empty at the end
   */
  private record Piece(
      byte[] bytes, int from, int count, int length, int crc, int shift, String place) {}

  private final List<Piece> pieces;

  private PackedText(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /**
   * Packs a text.
   *
   * @param places the names of its places, which stand in the text where a filling goes
   */
  static PackedText of(byte[] text, List<String> places) {
    if (places.isEmpty()) {
      return finished(piece(text, ""));
    }
    String left = new String(text, StandardCharsets.UTF_8);
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (true) {
      int next = left.length();
      String place = "";
      for (String name : places) {
        int at = left.indexOf(name, from);
        if (at >= 0 && at < next) {
          next = at;
          place = name;
        }
      }
      pieces.add(piece(left.substring(from, next).getBytes(StandardCharsets.UTF_8), place));
      if (place.isEmpty()) {
        return pieces.size() == 1 ? finished(pieces.get(0)) : new PackedText(List.copyOf(pieces));
      }
      from = next + place.length();
    }
  }

  private static Piece piece(byte[] text, String place) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(text);
      ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length / 3 + 64);
      byte[] buffer = new byte[8_192];
      int count;
      do {
        count = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
        packed.write(buffer, 0, count);
      } while (count == buffer.length);
      return new Piece(
          packed.toByteArray(),
          0,
          packed.size(),
          text.length,
          Crc32.of(text),
          Crc32.shift(text.length),
          place);
    } finally {
      deflater.end();
    }
  }

  /** A text without a place: it is always sent in the same bytes. */
  private static PackedText finished(Piece whole) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(HEAD.length + whole.count() + END.length + SUMS);
    out.writeBytes(HEAD);
    out.write(whole.bytes(), whole.from(), whole.count());
    end(whole.crc(), whole.length(), out);
    return new PackedText(
        List.of(
            new Piece(
                out.toByteArray(),
                HEAD.length,
                whole.count(),
                whole.length(),
                whole.crc(),
                whole.shift(),
                whole.place())));
  }

  private static void end(int crc, int length, ByteArrayOutputStream out) {
    out.writeBytes(END);
    little(crc, 4, out);
    little(length, 4, out);
  }

  /** Whether it has a place of that name. */
  boolean has(String place) {
    for (Piece piece : pieces) {
      if (piece.place().equals(place)) {
        return true;
      }
    }
    return false;
  }

  /** How many bytes it takes in memory. */
  int weight() {
    return pieces.stream().mapToInt(piece -> piece.bytes().length + 64).sum();
  }

  /**
   * The whole as gzip.
   *
   * @param fillings by the name of a place
   * @return for reading only: without a place they are the same for everybody
   */
  byte[] gzip(UnaryOperator<String> fillings) {
    if (pieces.size() == 1) {
      return pieces.get(0).bytes();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(weight() + 256);
    out.writeBytes(HEAD);
    int crc = 0;
    int length = 0;
    for (Piece piece : pieces) {
      out.write(piece.bytes(), piece.from(), piece.count());
      crc = Crc32.combined(crc, piece.crc(), piece.shift());
      length += piece.length();
      if (!piece.place().isEmpty()) {
        byte[] filling = fillings.apply(piece.place()).getBytes(StandardCharsets.UTF_8);
        store(filling, out);
        crc = Crc32.combined(crc, Crc32.of(filling), Crc32.shift(filling.length));
        length += filling.length;
      }
    }
    end(crc, length, out);
    return out.toByteArray();
  }

  /**
   * Digests the whole as it is packed, which is a fraction of the bytes.
   *
   * @param fillings by the name of a place
   */
  void digest(MessageDigest into, UnaryOperator<String> fillings) {
    for (Piece piece : pieces) {
      into.update(piece.bytes(), piece.from(), piece.count());
      into.update(fillings.apply(piece.place()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The whole as it was before it was packed. */
  byte[] plain(UnaryOperator<String> fillings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Piece piece : pieces) {
      inflate(piece, out);
      if (!piece.place().isEmpty()) {
        out.writeBytes(fillings.apply(piece.place()).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static void inflate(Piece piece, ByteArrayOutputStream out) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(piece.bytes(), piece.from(), piece.count());
      byte[] text = new byte[piece.length()];
      int at = 0;
      while (at < text.length) {
        int count = inflater.inflate(text, at, text.length - at);
        if (count == 0) {
          throw new IllegalStateException("a packed text is cut off");
        }
        at += count;
      }
      out.writeBytes(text);
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    } finally {
      inflater.end();
    }
  }

  private static void store(byte[] filling, ByteArrayOutputStream out) {
    for (int from = 0; from < filling.length; from += MAX_BLOCK) {
      int count = Math.min(MAX_BLOCK, filling.length - from);
      out.write(0);
      little(count, 2, out);
      little(~count, 2, out);
      out.write(filling, from, count);
    }
  }

  private static void little(int number, int bytes, ByteArrayOutputStream out) {
    for (int i = 0; i < bytes; i++) {
      out.write(number >>> 8 * i);
    }
  }
}
