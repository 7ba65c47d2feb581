package network.conet.governance.proposal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.conet.chainaccess.Keccak;
import network.conet.units.Hash32;

/**
 * Why a proposal was made, as the bytes that the Governor emitted: it knows a proposal by their
 * hash, and does not look whether they are text.
 */
public final class Description {
  private static final char NUL = 0;
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;

  private Description(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static Description of(byte[] bytes) {
    return new Description(bytes);
  }

  public static Description of(String text) {
    return new Description(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** What queue and execute take instead of it. */
  public Hash32 hash() {
    return Keccak.hash(bytes);
  }

  /** For people: what is no text, or would end one, shows as U+FFFD. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8).replace(NUL, REPLACEMENT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Description that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text();
  }
}
