package network.conet.proofs.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import network.conet.access.FieldReader;
import network.conet.proofs.receipt.ReceiptStatus;
import network.conet.proofs.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Reads what a caller gave; what cannot be read is a problem that names the field. */
final class Inputs {
  private static final FieldReader FIELDS = new FieldReader(ErrorCode.MALFORMED_REQUEST.name());

  private Inputs() {}

  static <T> T read(String field, @Nullable String text, Function<String, T> parse) {
    return FIELDS.read(field, text, parse);
  }

  static <T> Optional<T> readIfGiven(
      String field, @Nullable String text, Function<String, T> parse) {
    return FIELDS.readIfGiven(field, text, parse);
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
    return FIELDS.limit(text);
  }

  static <T> List<T> list(
      String field, @Nullable List<@Nullable String> texts, Function<String, T> parse) {
    if (texts == null) {
      throw malformed(field + " is missing", field);
    }
    return texts.stream().map(text -> read(field, text, parse)).toList();
  }

  static RuntimeException malformed(String detail, String... fields) {
    return FIELDS.refused(detail, fields);
  }
}
