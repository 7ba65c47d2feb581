package network.conet.chainaccess;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;

/**
 * The EIP-712 hash of a struct whose members all fit one word: {@code keccak256(typeHash ‖ word ‖
 * word …)}. The caller adds members in the order of the type; a count that differs from the type's
 * is refused, because a forgotten member would otherwise be a digest that only fails on chain.
 */
public final class TypedStruct {
  private static final int WORD = 32;

  private final String type;
  private final int members;
  private final ByteArrayOutputStream words = new ByteArrayOutputStream();

  private TypedStruct(String type, int members) {
    this.type = type;
    this.members = members;
    words.writeBytes(Keccak.ofText(type));
  }

  /** Starts a struct of a type such as {@code Receipt(bytes32 voucherId,uint64 sequence)}. */
  public static TypedStruct of(String type) {
    int open = type.indexOf('(');
    if (open <= 0 || type.indexOf(')') != type.length() - 1) {
      throw new IllegalArgumentException("not a flat EIP-712 type: " + type);
    }
    String inner = type.substring(open + 1, type.length() - 1);
    int members = inner.isEmpty() ? 0 : (int) inner.chars().filter(c -> c == ',').count() + 1;
    return new TypedStruct(type, members);
  }

  public TypedStruct bytes32(byte[] value) {
    if (value.length != WORD) {
      throw new IllegalArgumentException("bytes32 of " + value.length + " bytes");
    }
    words.writeBytes(value);
    return this;
  }

  public TypedStruct bytes32(Hash32 value) {
    return bytes32(value.toBytes());
  }

  public TypedStruct address(AccountAddress value) {
    words.writeBytes(new byte[WORD - AccountAddress.BYTES]);
    words.writeBytes(value.toBytes());
    return this;
  }

  public TypedStruct uint(long value) {
    return uint(BigInteger.valueOf(value));
  }

  public TypedStruct uint(BigInteger value) {
    words.writeBytes(AbiWords.uint(value));
    return this;
  }

  public TypedStruct bool(boolean value) {
    return uint(value ? 1 : 0);
  }

  /** A dynamic member, which EIP-712 replaces by its hash. */
  public TypedStruct string(String value) {
    return bytes32(Keccak.ofText(value));
  }

  /**
   * @throws IllegalStateException if not every member of the type was given
   */
  public Hash32 hash() {
    byte[] encoded = words.toByteArray();
    if (encoded.length != WORD * (members + 1)) {
      throw new IllegalStateException(
          type + " has " + members + " members, given " + (encoded.length / WORD - 1));
    }
    return Keccak.hash(encoded);
  }
}
