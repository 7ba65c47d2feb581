package network.conet.chainaccess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.units.Hex;

/**
 * The contracts' own errors by selector, so that a person reads {@code NodeNotJailed(0x…)} where
 * the chain answers bytes. Their arguments fill one word each; an error with others is named
 * without them.
 */
public final class ContractErrors {
  /** The build writes it into the contracts' jar, one signature a line. */
  private static final String LIST = "/network/conet/contracts/errors.txt";

  private static final int WORD = 32;

  private final Map<Selector, Signature> bySelector = new HashMap<>();

  private ContractErrors(List<String> signatures) {
    for (String signature : signatures) {
      bySelector.put(Selector.of(signature), Signature.of(signature));
    }
  }

  /** The errors of the contracts whose bindings are on the class path. */
  public static ContractErrors ofContracts() {
    try (InputStream list = ContractErrors.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("the contracts' jar is not on the class path");
      }
      return of(
          new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))
              .lines()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ContractErrors of(List<String> signatures) {
    return new ContractErrors(signatures);
  }

  /** An error and its values, as a person reads them. */
  public record Read(String name, List<String> values) {
    public Read {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return name + "(" + String.join(", ", values) + ")";
    }
  }

  /**
   * Empty if no contract of ours has such an error, or the data is not as long as its arguments.
   */
  public Optional<Read> read(byte[] revertData) {
    return Selector.ofCall(revertData)
        .flatMap(selector -> Optional.ofNullable(bySelector.get(selector)))
        .flatMap(
            signature ->
                signature.read(Arrays.copyOfRange(revertData, Selector.BYTES, revertData.length)));
  }

  private record Signature(String name, List<String> types) {
    static Signature of(String text) {
      int open = text.indexOf('(');
      String inner = text.substring(open + 1, text.length() - 1);
      return new Signature(
          text.substring(0, open), inner.isEmpty() ? List.of() : List.of(inner.split(",", -1)));
    }

    Optional<Read> read(byte[] arguments) {
      if (!types.stream().allMatch(Signature::fillsOneWord)) {
        return Optional.of(new Read(name, List.of("…")));
      }
      if (arguments.length != types.size() * WORD) {
        return Optional.empty();
      }
      List<String> values = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        values.add(shown(types.get(i), Arrays.copyOfRange(arguments, i * WORD, (i + 1) * WORD)));
      }
      return Optional.of(new Read(name, values));
    }

    private static boolean fillsOneWord(String type) {
      return type.matches("u?int[0-9]+|bytes[0-9]+|address|bool");
    }

    private static String shown(String type, byte[] word) {
      if (type.equals("address")) {
        return Hex.encode(Arrays.copyOfRange(word, 12, WORD));
      }
      if (type.equals("bool")) {
        return String.valueOf(word[WORD - 1] != 0);
      }
      if (type.startsWith("bytes")) {
        return Hex.encode(Arrays.copyOf(word, Integer.parseInt(type.substring("bytes".length()))));
      }
      return (type.startsWith("u") ? new BigInteger(1, word) : new BigInteger(word)).toString();
    }
  }
}
