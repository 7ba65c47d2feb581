package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.testing.RepositoryRoot;
import network.conet.units.AccountAddress;
import org.junit.jupiter.api.Test;

/** Every account of the realm that may ask, against every function of every contract. */
class CallGrantsTest {
  private static final Set<String> REWARDS = Set.of("svc-rewards-1");

  @Test
  void onlyTheListedFunctionsAndOnlyForTheirCallers() throws IOException {
    Map<ContractName, Path> abis = abis();
    Map<ContractName, AccountAddress> addresses = new HashMap<>();
    for (ContractName name : abis.keySet()) {
      addresses.put(name, Examples.address("%02x".formatted(addresses.size() + 1)));
    }
    CallGrants grants =
        new CallGrants(
            new ContractAddresses(Examples.CHAIN, Examples.DEPLOYMENT.deployBlock(), addresses),
            Map.of(CallGrants.Part.REWARDS, REWARDS));
    int granted = 0;
    for (Map.Entry<ContractName, Path> abi : abis.entrySet()) {
      List<String> listed = CallGrants.functions().getOrDefault(abi.getKey(), List.of());
      List<String> functions = AbiFunctions.of(abi.getValue());
      assertThat(functions).as(abi.getKey().value()).containsAll(listed);
      for (String function : functions) {
        for (String caller : callers()) {
          boolean allowed =
              grants
                  .refusalOf(
                      new Caller(caller), addresses.get(abi.getKey()), Examples.call(function))
                  .isEmpty();
          assertThat(allowed)
              .as(caller + " " + abi.getKey() + " " + function)
              .isEqualTo(REWARDS.contains(caller) && listed.contains(function));
          granted += allowed ? 1 : 0;
        }
      }
    }
    assertThat(granted).isEqualTo(7);
  }

  private static Map<ContractName, Path> abis() throws IOException {
    Map<ContractName, Path> abis = new HashMap<>();
    Path root = RepositoryRoot.find();
    try (Stream<Path> files = Files.list(root.resolve("contracts/target/abi"))) {
      files.forEach(
          f -> abis.put(new ContractName(f.getFileName().toString().replace(".abi", "")), f));
    }
    for (String name : List.of("OpeningChallenges", "AccountChallenges")) {
      abis.put(
          new ContractName(name), root.resolve("contracts/out/" + name + ".sol/" + name + ".json"));
    }
    return abis;
  }

  private static List<String> callers() throws IOException {
    JsonNode realm =
        new JsonMapper()
            .readTree(RepositoryRoot.find().resolve("identity/conet-realm.json").toFile());
    List<String> callers = new java.util.ArrayList<>();
    realm.path("clients").forEach(client -> callers.add(client.path("clientId").asText()));
    assertThat(callers).contains("svc-rewards-1", "svc-staking", "conet-cli");
    return callers;
  }
}
