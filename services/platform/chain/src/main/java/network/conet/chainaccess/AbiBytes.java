package network.conet.chainaccess;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a {@code bytes} or {@code string} of an ABI-encoded list as the bytes it was emitted with.
 * A contract checks no string: it may be no UTF-8, and its hash is over what was emitted.
 */
public final class AbiBytes {
  private static final int WORD = 32;

  private AbiBytes() {}

  /**
   * @param position of the field among the list's fields, from 0
   * @return nothing if the data holds no such field
   */
  public static Optional<byte[]> field(byte[] data, int position) {
    return number(data, (long) position * WORD)
        .flatMap(
            offset ->
                number(data, offset)
                    .filter(length -> length <= data.length - offset - WORD)
                    .map(
                        length ->
                            Arrays.copyOfRange(
                                data,
                                Math.toIntExact(offset + WORD),
                                Math.toIntExact(offset + WORD + length))));
  }

  /** A word that is a place or a length within the data. */
  private static Optional<Long> number(byte[] data, long from) {
    if (from > data.length - WORD) {
      return Optional.empty();
    }
    int start = Math.toIntExact(from);
    BigInteger word = new BigInteger(1, Arrays.copyOfRange(data, start, start + WORD));
    return word.compareTo(BigInteger.valueOf(data.length)) > 0
        ? Optional.empty()
        : Optional.of(word.longValueExact());
  }
}
