package network.conet.staking.rest;

import java.util.Locale;
import network.conet.staking.directory.Node;

/**
 * A node as the API shows it.
 *
 * @param stake base units, bond and delegations without what is unbonding
 * @param commission basis points
 */
public record NodeJson(
    String id,
    String owner,
    String hotKey,
    String onionKey,
    String endpoint,
    String prefix,
    String region,
    String status,
    String stake,
    String totalShares,
    String ownerShares,
    int commission,
    long registeredBlock) {
  static NodeJson of(Node node) {
    return new NodeJson(
        node.id().hex(),
        node.owner().hex(),
        node.keys().hot().hex(),
        node.keys().onion().hex(),
        node.endpoint(),
        node.prefix().hex(),
        node.region(),
        node.status().name().toLowerCase(Locale.ROOT),
        node.backing().stake().toString(),
        node.backing().totalShares().toString(),
        node.backing().ownerShares().toString(),
        node.backing().commission().value(),
        node.registered().number());
  }
}
