package network.conet.chainaccess;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import network.conet.units.Hex;

/** What a contract answered when it refused: empty, or an ABI-encoded error. */
public record RevertData(String hex) {
  public static final RevertData NONE = new RevertData("0x");

  private static final String ERROR_STRING = "0x08c379a0";
  private static final String PANIC = "0x4e487b71";
  private static final int WORD = 32;

  public RevertData {
    hex = Hex.encode(Hex.parse(hex));
  }

  public static RevertData of(byte[] bytes) {
    return new RevertData(Hex.encode(bytes));
  }

  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  /** The reason in words: one of Solidity's own errors, or one of the contracts'. */
  public Optional<String> reason(ContractErrors contracts) {
    return reason().or(() -> contracts.read(toBytes()).map(ContractErrors.Read::toString));
  }

  /** The reason in words, where the data is one of Solidity's own two errors. */
  private Optional<String> reason() {
    byte[] bytes = toBytes();
    if (hex.startsWith(ERROR_STRING) && bytes.length >= 4 + 2 * WORD) {
      BigInteger length = new BigInteger(1, Arrays.copyOfRange(bytes, 4 + WORD, 4 + 2 * WORD));
      int available = bytes.length - 4 - 2 * WORD;
      int taken = length.min(BigInteger.valueOf(available)).intValueExact();
      return Optional.of(new String(bytes, 4 + 2 * WORD, taken, StandardCharsets.UTF_8));
    }
    if (hex.startsWith(PANIC) && bytes.length == 4 + WORD) {
      return Optional.of(
          "panic 0x" + new BigInteger(1, Arrays.copyOfRange(bytes, 4, 36)).toString(16));
    }
    return Optional.empty();
  }

  /** The four bytes that name the error, for a reader who knows others' errors. */
  public Optional<String> selector() {
    return hex.length() < 10 ? Optional.empty() : Optional.of(hex.substring(0, 10));
  }
}
