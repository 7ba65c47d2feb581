package network.conet.access;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a caller gave; what cannot be read is a 400 that names the field.
 *
 * @param code the service's code for that
 */
public record FieldReader(String code) {
  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 200;

  public <T> T read(String field, @Nullable String text, Function<String, T> parse) {
    if (text == null) {
      throw refused(field + " is missing", field);
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused(field + ": " + e.getMessage(), field);
    }
  }

  public <T> Optional<T> readIfGiven(
      String field, @Nullable String text, Function<String, T> parse) {
    return text == null ? Optional.empty() : Optional.of(read(field, text, parse));
  }

  /** How many rows a page may have: 1 to 200, or 50 if the caller does not say. */
  public int limit(@Nullable String text) {
    return readIfGiven("limit", text, FieldReader::pageSize).orElse(DEFAULT_LIMIT);
  }

  /** The exception that ends the request. */
  public ProblemException refused(String detail, String... fields) {
    return Problem.of(400, code, detail, fields).exception();
  }

  private static int pageSize(String text) {
    String refusal = "must be 1 to " + MAX_LIMIT;
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw new IllegalArgumentException(refusal);
  }
}
