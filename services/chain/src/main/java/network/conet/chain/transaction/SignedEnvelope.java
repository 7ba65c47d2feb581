package network.conet.chain.transaction;

import network.conet.units.Hex;

/** A signed transaction as the chain takes it: RLP, or an EIP-2718 envelope. */
public record SignedEnvelope(String hex) {
  private static final int MAX_BYTES = 128 * 1024 + 512;

  public SignedEnvelope {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("a signed transaction has 1 to " + MAX_BYTES + " bytes");
    }
    hex = Hex.encode(bytes);
  }

  public static SignedEnvelope of(byte[] bytes) {
    return new SignedEnvelope(Hex.encode(bytes));
  }
}
