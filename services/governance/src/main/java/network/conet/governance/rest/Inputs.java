package network.conet.governance.rest;

import java.util.Optional;
import java.util.function.Function;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Proposals.Place;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import org.jspecify.annotations.Nullable;

/** Reads parameters; what cannot be read is a 400 that names the field. */
final class Inputs {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private Inputs() {}

  static ProposalId proposal(String text) {
    return read("id", text, ProposalId::parse);
  }

  static AccountAddress account(String text) {
    return read("account", text, AccountAddress::parse);
  }

  /** A cursor is block.logIndex of the last row shown. */
  static Optional<Place> cursor(@Nullable String text) {
    return Optional.ofNullable(text).map(cursor -> read("cursor", cursor, Inputs::place));
  }

  static String cursor(BlockNumber block, int logIndex) {
    return block.number() + "." + logIndex;
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

  private static Place place(String text) {
    if (!text.matches("[0-9]{1,18}\\.[0-9]{1,9}")) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    int dot = text.indexOf('.');
    return new Place(
        BlockNumber.of(Long.parseLong(text.substring(0, dot))),
        Integer.parseInt(text.substring(dot + 1)));
  }

  private static <T> T read(String field, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw ErrorCode.INVALID_PARAMETER.problem(field + ": " + e.getMessage(), field);
    }
  }
}
