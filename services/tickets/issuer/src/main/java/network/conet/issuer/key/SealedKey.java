package network.conet.issuer.key;

import network.conet.units.Bytes;

/** A private key as it is stored: nonce and AES-GCM ciphertext. */
public record SealedKey(Bytes content) {
  @Override
  public String toString() {
    return "SealedKey";
  }
}
