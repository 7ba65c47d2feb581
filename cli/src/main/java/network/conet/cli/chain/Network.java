package network.conet.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;

/**
 * What the gateway says of the network it fronts.
 *
 * @param rpc the JSON-RPC endpoint that it tells clients to read from
 * @param denominations voucher sizes in bytes, ascending
 */
public record Network(ContractAddresses contracts, URI rpc, List<Long> denominations) {
  public Network {
    denominations = denominations.stream().sorted().toList();
  }

  /** Reads the answer of {@code GET /v1/network}. */
  public static Network of(JsonNode json) {
    Map<ContractName, AccountAddress> addresses = new HashMap<>();
    json.path("contracts")
        .properties()
        .forEach(
            entry ->
                addresses.put(
                    new ContractName(entry.getKey()),
                    AccountAddress.parse(entry.getValue().asText())));
    List<Long> denominations = new ArrayList<>();
    json.path("voucherDenominations").forEach(size -> denominations.add(size.asLong()));
    return new Network(
        new ContractAddresses(
            ChainId.of(json.path("chainId").asLong()),
            BlockNumber.of(json.path("deployBlock").asLong()),
            addresses),
        URI.create(json.path("rpcUrl").asText()),
        denominations);
  }

  /** Where a contract is. */
  public AccountAddress address(ContractName name) {
    return contracts.address(name);
  }
}
