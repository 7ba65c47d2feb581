package network.conet.rewards.attest;

import network.conet.units.Hex;

/** What a contract is called with. */
public record CallData(String hex) {
  public CallData {
    hex = Hex.encode(Hex.parse(hex));
  }

  public static CallData of(byte[] bytes) {
    return new CallData(Hex.encode(bytes));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }
}
