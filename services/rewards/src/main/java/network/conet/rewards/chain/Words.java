package network.conet.rewards.chain;

import java.math.BigInteger;
import java.util.Arrays;
import network.conet.rewards.epoch.Shares;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.Bytes;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** ABI-encoded words, by position. */
final class Words {
  private static final int WORD = 32;

  private final byte[] bytes;

  Words(Bytes bytes) {
    this.bytes = bytes.toBytes();
  }

  static Words of(Hash32 topic) {
    return new Words(Bytes.of(topic.toBytes()));
  }

  private byte[] word(int index) {
    int from = Math.multiplyExact(index, WORD);
    if (index < 0 || from + WORD > bytes.length) {
      throw new IllegalArgumentException("no word " + index + " in " + bytes.length + " bytes");
    }
    return Arrays.copyOfRange(bytes, from, from + WORD);
  }

  BigInteger uint(int index) {
    return new BigInteger(1, word(index));
  }

  /** A byte offset that is given as a word, as the position of a word. */
  int position(int index) {
    return uint(index).intValueExact() / WORD;
  }

  Hash32 hash(int index) {
    return Hash32.of(word(index));
  }

  NodeId node(int index) {
    return NodeId.of(word(index));
  }

  AccountAddress address(int index) {
    return AccountAddress.of(Arrays.copyOfRange(word(index), WORD - AccountAddress.BYTES, WORD));
  }

  boolean bool(int index) {
    return uint(index).signum() != 0;
  }

  TokenAmount amount(int index) {
    return new TokenAmount(uint(index));
  }

  Shares shares(int index) {
    return new Shares(uint(index));
  }

  BasisPoints basisPoints(int index) {
    return BasisPoints.of(uint(index).intValueExact());
  }

  EpochId epoch(int index) {
    return EpochId.of(uint(index).longValueExact());
  }

  /** A short string in a bytes32. */
  String shortString(int index) {
    byte[] word = word(index);
    int length = 0;
    while (length < WORD && word[length] != 0) {
      length++;
    }
    return new String(word, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
  }
}
