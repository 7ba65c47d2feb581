package network.conet.staking.rest;

import java.util.Locale;
import java.util.function.Function;
import network.conet.staking.directory.NodeStatus;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/** Reads parameters; what cannot be read is a 400 that names the field. */
final class Inputs {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private Inputs() {}

  static NodeId nodeId(String field, String text) {
    return read(field, text, NodeId::parse);
  }

  static AccountAddress account(String field, String text) {
    return read(field, text, AccountAddress::parse);
  }

  static NodeStatus status(String text) {
    return read("status", text, value -> NodeStatus.valueOf(value.toUpperCase(Locale.ROOT)));
  }

  static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ErrorCode.INVALID_PARAMETER.problem("limit must be 1 to " + MAX_LIMIT + ".", "limit");
    }
    return limit;
  }

  private static <T> T read(String field, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw ErrorCode.INVALID_PARAMETER.problem(field + ": " + e.getMessage(), field);
    }
  }
}
