package network.conet.chainaccess;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import network.conet.units.Hex;

/** The four bytes that name a function or an error of a contract. */
public record Selector(String hex) {
  public static final int BYTES = 4;

  public Selector {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a selector has 4 bytes: " + hex);
    }
    hex = Hex.encode(bytes);
  }

  /** The selector of a signature such as {@code transfer(address,uint256)}. */
  public static Selector of(String signature) {
    byte[] hash = Keccak.bytes(signature.getBytes(StandardCharsets.US_ASCII));
    return new Selector(Hex.encode(Arrays.copyOf(hash, BYTES)));
  }

  /** What call data asks for; nothing if it is too short to name a function. */
  public static Optional<Selector> ofCall(byte[] data) {
    return data.length < BYTES
        ? Optional.empty()
        : Optional.of(new Selector(Hex.encode(Arrays.copyOf(data, BYTES))));
  }

  @Override
  public String toString() {
    return hex;
  }
}
