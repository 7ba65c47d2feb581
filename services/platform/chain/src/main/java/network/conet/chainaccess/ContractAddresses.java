package network.conet.chainaccess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;

/**
 * Where one deployment put its contracts, as it wrote it down: {@code
 * {"chainId":…,"deployBlock":…,"contracts":{"ConetToken":"0x…",…}}}.
 */
public record ContractAddresses(
    ChainId chainId, BlockNumber deployBlock, Map<ContractName, AccountAddress> contracts) {
  private static final JsonMapper JSON = new JsonMapper();

  public ContractAddresses {
    contracts = Map.copyOf(contracts);
    if (Set.copyOf(contracts.values()).size() != contracts.size()) {
      throw new IllegalArgumentException("two contracts have one address: " + contracts);
    }
  }

  public static ContractAddresses read(Path file) {
    try {
      return parse(JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the contract addresses in " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static ContractAddresses parse(JsonNode root) {
    JsonNode contracts = root.path("contracts");
    if (!root.path("chainId").isIntegralNumber()
        || !root.path("deployBlock").isIntegralNumber()
        || !contracts.isObject()) {
      throw new IllegalArgumentException("needs chainId, deployBlock and contracts");
    }
    Map<ContractName, AccountAddress> addresses = new HashMap<>();
    contracts
        .properties()
        .forEach(
            entry ->
                addresses.put(
                    new ContractName(entry.getKey()),
                    ChecksumAddress.parse(entry.getValue().asText())));
    return new ContractAddresses(
        ChainId.of(root.path("chainId").asLong()),
        BlockNumber.of(root.path("deployBlock").asLong()),
        addresses);
  }

  /**
   * @throws IllegalArgumentException if the deployment has no such contract
   */
  public AccountAddress address(ContractName name) {
    AccountAddress address = contracts.get(name);
    if (address == null) {
      throw new IllegalArgumentException("the deployment has no contract " + name);
    }
    return address;
  }

  public Optional<ContractName> nameOf(AccountAddress address) {
    return contracts.entrySet().stream()
        .filter(entry -> entry.getValue().equals(address))
        .map(Map.Entry::getKey)
        .findAny();
  }
}
