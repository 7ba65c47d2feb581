package network.conet.cli.command;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.Stream;
import network.conet.chainaccess.ChecksumAddress;
import network.conet.cli.action.Holder;
import network.conet.cli.action.NodePlace;
import network.conet.cli.api.Refusal;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Reads arguments; what cannot be read is refused in a sentence before anything happens. */
final class Inputs {
  static final String NODE_HELP = "The node's id, as `conet node list` prints it.";
  static final String TOKENS_HELP = "How many, like 12.5.";
  static final String ACCOUNT_HELP = "An address; that of your key if left out.";
  private static final long MOST_MEBIBYTES = 1L << 30;
  private static final int MOST_ROWS = 200;

  private Inputs() {}

  static AccountAddress account(String text) {
    return read("address", text, () -> ChecksumAddress.parse(text));
  }

  static NodeId node(String text) {
    return read("node id", text, () -> NodeId.parse(text));
  }

  static Hash32 hash(String what, String text) {
    return read(what, text, () -> Hash32.parse(text));
  }

  /** Tokens with up to 18 decimals, such as {@code 12.5}. */
  static TokenAmount tokens(String text) {
    return read(
        "amount",
        text,
        () -> {
          if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,18})?")) {
            throw new IllegalArgumentException(
                "tokens are written like 12.5, without sign, with at most 18 decimals");
          }
          return new TokenAmount(
              new BigDecimal(text).movePointRight(TokenAmount.DECIMALS).toBigIntegerExact());
        });
  }

  static BasisPoints basisPoints(int value) {
    return read("basis points", Integer.toString(value), () -> BasisPoints.of(value));
  }

  static BigInteger number(String what, String text) {
    return read(
        what,
        text,
        () -> {
          if (!text.matches("[0-9]{1,78}")) {
            throw new IllegalArgumentException("not a whole number without sign");
          }
          return new BigInteger(text);
        });
  }

  /** Bytes of so many MiB. */
  static long mebibytes(long value) {
    return read(
        "budget",
        Long.toString(value),
        () -> {
          if (value < 1 || value > MOST_MEBIBYTES) {
            throw new IllegalArgumentException("1 to " + MOST_MEBIBYTES + " MiB can be bought");
          }
          return value << 20;
        });
  }

  /** How many rows to ask for: the gateway's own bounds, told before anything is asked. */
  static String limit(int value) {
    return read(
        "limit",
        Integer.toString(value),
        () -> {
          if (value < 1 || value > MOST_ROWS) {
            throw new IllegalArgumentException("1 to " + MOST_ROWS + " rows can be asked for");
          }
          return Integer.toString(value);
        });
  }

  static Holder.Support support(String text) {
    return read(
        "choice",
        text,
        () ->
            Stream.of(Holder.Support.values())
                .filter(support -> support.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("vote for, against or abstain")));
  }

  static NodePlace place(String endpoint, String prefix, String region) {
    return read("place of a relay", endpoint, () -> new NodePlace(endpoint, prefix, region));
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read();
  }

  private static <T> T read(String what, String text, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new Refusal(
          "INVALID_ARGUMENT", "`" + text + "` is no " + what + ": " + e.getMessage() + ".");
    }
  }
}
