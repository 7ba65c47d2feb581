package network.conet.chain.rpc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads RLP as the chain does: the shortest form of each length, nothing left over, and no deeper
 * than a transaction goes, whatever a stranger nests.
 */
sealed interface Rlp {
  /** A transaction is a list, its access list another, each entry one, and the entry's keys one. */
  int MAX_DEPTH = 4;

  record Text(byte[] bytes) implements Rlp {}

  record Items(List<Rlp> items) implements Rlp {}

  /** Thrown with a sentence that says what is wrong. */
  final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Malformed(String why) {
      super(why);
    }
  }

  /** The list that these bytes are, all of them. */
  static List<Rlp> list(byte[] bytes, int from) {
    Reader reader = new Reader(bytes, from);
    Rlp read = reader.read(bytes.length, 1);
    if (reader.at != bytes.length) {
      throw new Malformed("bytes follow the transaction");
    }
    if (!(read instanceof Items(List<Rlp> items))) {
      throw new Malformed("a transaction is an RLP list");
    }
    return items;
  }

  /** Where reading is. */
  final class Reader {
    private final byte[] bytes;
    private int at;

    private Reader(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    private Rlp read(int end, int depth) {
      if (at >= end) {
        throw new Malformed("it ends too early");
      }
      int first = bytes[at++] & 0xff;
      if (first < 0x80) {
        return new Text(new byte[] {(byte) first});
      }
      boolean isList = first >= 0xc0;
      if (isList && depth > MAX_DEPTH) {
        throw new Malformed("lists are nested deeper than in any transaction");
      }
      int code = first - (isList ? 0xc0 : 0x80);
      int length = code <= 55 ? code : length(code - 55, end);
      if (length > end - at) {
        throw new Malformed("it ends too early");
      }
      if (isList) {
        return items(at + length, depth);
      }
      if (length == 1 && bytes[at] >= 0) {
        throw new Malformed("a byte is written longer than need be");
      }
      at += length;
      return new Text(Arrays.copyOfRange(bytes, at - length, at));
    }

    private int length(int size, int end) {
      if (size > 3 || size > end - at) {
        throw new Malformed("it ends too early");
      }
      int length = 0;
      for (int i = 0; i < size; i++) {
        length = (length << 8) | (bytes[at + i] & 0xff);
      }
      if (bytes[at] == 0 || length <= 55) {
        throw new Malformed("a length is written longer than need be");
      }
      at += size;
      return length;
    }

    private Rlp items(int end, int depth) {
      List<Rlp> items = new ArrayList<>();
      while (at < end) {
        items.add(read(end, depth + 1));
      }
      return new Items(List.copyOf(items));
    }
  }
}
