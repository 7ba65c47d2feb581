package network.conet.governance.rest;

import java.util.Optional;
import network.conet.access.FieldReader;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Proposals.Place;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import org.jspecify.annotations.Nullable;

/** The parameters that this service's paths take. */
final class Inputs {
  private static final FieldReader FIELDS = new FieldReader(ErrorCode.INVALID_PARAMETER.name());

  private Inputs() {}

  static ProposalId proposal(String text) {
    return FIELDS.read("id", text, ProposalId::parse);
  }

  static AccountAddress account(String text) {
    return FIELDS.read("account", text, AccountAddress::parse);
  }

  static int limit(@Nullable String text) {
    return FIELDS.limit(text);
  }

  /** A cursor is block.logIndex of the last row shown. */
  static Optional<Place> cursor(@Nullable String text) {
    return FIELDS.readIfGiven("cursor", text, Inputs::place);
  }

  static String cursor(BlockNumber block, int logIndex) {
    return block.number() + "." + logIndex;
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
}
