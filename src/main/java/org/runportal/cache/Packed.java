package org.runportal.cache;

/**
 * An answer in few bytes, from which an equal one can be read. It never leaves this process. Values
 * are records, enumerations, texts, numbers, times, and lists, sets, maps and optionals of these.
 *
 * @param <V> the answer
 */
final class Packed<V> {
  private final byte[] bytes;

  /**
   * What is in it.
   *
   * @param value equal to what was packed
   * @param weight what it takes in memory, in bytes
   */
  record Contents<V>(V value, int weight) {}

  private Packed(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Packs a value.
   *
   * @throws IllegalArgumentException for one of another kind
   */
  static <V> Packed<V> of(V value) {
    return new Packed<>(new PackWriter().write(value).bytes());
  }

  /** Reads it. Equal parts of it are the same object, other than in what was packed. */
  @SuppressWarnings("unchecked")
  Contents<V> read() {
    PackReader reader = new PackReader(bytes);
    V value = (V) reader.read();
    return new Contents<>(value, reader.weight());
  }

  /** How many bytes it has. */
  int size() {
    return bytes.length;
  }
}
