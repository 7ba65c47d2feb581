package network.conet.staking.rest;

import java.util.Locale;
import java.util.Optional;
import network.conet.access.FieldReader;
import network.conet.staking.directory.NodeStatus;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/** The parameters that this service's paths take. */
final class Inputs {
  private static final FieldReader FIELDS = new FieldReader(ErrorCode.INVALID_PARAMETER.name());

  private Inputs() {}

  static NodeId node(String text) {
    return FIELDS.read("id", text, NodeId::parse);
  }

  static AccountAddress account(String text) {
    return FIELDS.read("account", text, AccountAddress::parse);
  }

  static Optional<NodeStatus> status(@Nullable String text) {
    return FIELDS.readIfGiven("status", text, Inputs::named);
  }

  private static NodeStatus named(String text) {
    for (NodeStatus status : NodeStatus.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("must be active, jailed or retired");
  }

  static int limit(@Nullable String text) {
    return FIELDS.limit(text);
  }

  /** The last node shown. */
  static Optional<NodeId> nodeCursor(@Nullable String text) {
    return FIELDS.readIfGiven("cursor", text, NodeId::parse);
  }

  /** The last account shown. */
  static Optional<AccountAddress> accountCursor(@Nullable String text) {
    return FIELDS.readIfGiven("cursor", text, AccountAddress::parse);
  }
}
