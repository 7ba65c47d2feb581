package network.conet.chain.transaction;

import network.conet.units.Hex;

/** What a call asks of a contract: four bytes of a function and its arguments. */
public record CallData(String hex) {
  /** Far above any call of the contracts, far below what a node refuses. */
  private static final int MAX_BYTES = 128 * 1024;

  public static final CallData NONE = new CallData("0x");

  public CallData {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("call data is longer than 128 KiB");
    }
    hex = Hex.encode(bytes);
  }

  public static CallData of(byte[] bytes) {
    return new CallData(Hex.encode(bytes));
  }

  public boolean isEmpty() {
    return hex.length() == 2;
  }

  public byte[] toBytes() {
    return Hex.parse(hex);
  }
}
