package network.conet.proofs.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import network.conet.proofs.receipt.ReceiptQuery;
import network.conet.proofs.receipt.ReceiptStatus;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads what a caller gave; what cannot be read is a problem that names the field. */
final class Inputs {
  private static final int DEFAULT_LIMIT = 50;

  private Inputs() {}

  static <T> T read(String field, @Nullable String text, Function<String, T> parse) {
    if (text == null) {
      throw malformed(field + " is missing", field);
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw malformed(field + ": " + e.getMessage(), field);
    }
  }

  static <T> Optional<T> readIfGiven(
      String field, @Nullable String text, Function<String, T> parse) {
    return text == null ? Optional.empty() : Optional.of(read(field, text, parse));
  }

  static ReceiptStatus status(String text) {
    for (ReceiptStatus status : ReceiptStatus.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("must be accepted, rejected or pending");
  }

  static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    return read(
        "limit",
        text,
        given -> {
          int limit = Integer.parseInt(given);
          if (limit < 1 || limit > ReceiptQuery.MAX_LIMIT) {
            throw new IllegalArgumentException("must be 1 to " + ReceiptQuery.MAX_LIMIT);
          }
          return limit;
        });
  }

  static <T> List<T> list(
      String field, @Nullable List<@Nullable String> texts, Function<String, T> parse) {
    if (texts == null) {
      throw malformed(field + " is missing", field);
    }
    return texts.stream().map(text -> read(field, text, parse)).toList();
  }

  static RuntimeException malformed(String detail, String... fields) {
    return Problems.of(new Refusal(ErrorCode.MALFORMED_REQUEST, detail), fields);
  }
}
