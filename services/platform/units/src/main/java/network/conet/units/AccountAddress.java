package network.conet.units;

/**
 * An account or contract of the chain. Its text is lower case: EIP-55 is checked by the chain
 * adapters.
 */
public record AccountAddress(String hex) implements Comparable<AccountAddress> {
  public static final int BYTES = 20;

  public AccountAddress {
    hex = Hex.canonical(hex, BYTES, "an address");
  }

  /** Reads {@code 0x} and 40 hex digits of either case. */
  public static AccountAddress parse(String text) {
    return new AccountAddress(text);
  }

  public static AccountAddress of(byte[] bytes) {
    return new AccountAddress(Hex.encode(bytes, BYTES, "an address"));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  /** The address that no key opens, which contracts use for "nobody". */
  public static final AccountAddress ZERO = new AccountAddress("0x" + "0".repeat(2 * BYTES));

  public boolean isZero() {
    return equals(ZERO);
  }

  /** The order of the unsigned big-endian number that the bytes are. */
  @Override
  public int compareTo(AccountAddress other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
