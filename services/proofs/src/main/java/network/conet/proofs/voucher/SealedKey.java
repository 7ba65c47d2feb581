package network.conet.proofs.voucher;

import network.conet.units.Hex;

/** A private key as it is stored: nonce and AES-GCM ciphertext, in hex. */
public record SealedKey(String hex) {
  public static SealedKey of(byte[] bytes) {
    return new SealedKey(Hex.encode(bytes));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  @Override
  public String toString() {
    return "SealedKey";
  }
}
