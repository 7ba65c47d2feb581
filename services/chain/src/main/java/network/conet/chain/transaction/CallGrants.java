package network.conet.chain.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.units.AccountAddress;

/**
 * Which calls the service's own key signs, and for whom. The key pays for gas and owns nothing;
 * still it must not become the hand of whoever steals one service's secret, so nothing is signed
 * that is not listed: no approval, no transfer, no vote, no bond.
 */
public final class CallGrants {
  /** Parts of the network that have calls signed; the settings name the clients of each. */
  public enum Part {
    REWARDS
  }

  private record Grant(Part part, ContractName contract, List<String> functions) {}

  private static final String EPOCH =
      "(uint64,uint16,bytes32,uint64,bytes32,uint64,bytes32,bytes32,bytes32,bytes32,"
          + "uint128,uint96,uint96,uint96,uint96,uint96,bytes32)";

  private static final List<Grant> GRANTS =
      List.of(
          new Grant(
              Part.REWARDS,
              ContractName.EPOCH_ANCHOR,
              List.of(
                  "anchor(" + EPOCH + ",bytes)",
                  "activate()",
                  "settle(" + EPOCH + "[])",
                  "checkpoint(uint64)")),
          new Grant(
              Part.REWARDS,
              ContractName.OPENING_CHALLENGES,
              List.of(
                  "openLeaf(uint256,(bytes32,uint128,uint128,uint64),bytes,"
                      + "(uint64,(bytes32,uint128,uint128)[]))",
                  "openAccount(uint256,address,uint256,bytes32[])")),
          new Grant(
              Part.REWARDS,
              ContractName.ACCOUNT_CHALLENGES,
              List.of("answerDispute(uint256,bytes32[])")));

  private final Map<Part, Set<String>> clients;
  private final Map<AccountAddress, Map<Selector, Part>> functions = new HashMap<>();

  /**
   * Reads the list against a deployment.
   *
   * @param clients the client ids of each part's service accounts
   */
  public CallGrants(ContractAddresses addresses, Map<Part, Set<String>> clients) {
    this.clients = Map.copyOf(clients);
    for (Grant grant : GRANTS) {
      AccountAddress contract = addresses.contracts().get(grant.contract());
      if (contract != null) {
        Map<Selector, Part> of = functions.computeIfAbsent(contract, unused -> new HashMap<>());
        grant.functions().forEach(f -> of.put(Selector.of(f), grant.part()));
      }
    }
  }

  Optional<Submission.Refused> refusalOf(Caller caller, AccountAddress to, CallData data) {
    Map<Selector, Part> of = functions.get(to);
    if (of == null) {
      return Optional.of(
          new Submission.Refused(
              ErrorCode.NOT_A_CONET_CONTRACT, "no calls to " + to + " are signed here"));
    }
    boolean granted =
        Selector.ofCall(data.toBytes())
            .map(of::get)
            .filter(part -> clients.getOrDefault(part, Set.of()).contains(caller.name()))
            .isPresent();
    return granted
        ? Optional.empty()
        : Optional.of(
            new Submission.Refused(
                ErrorCode.FUNCTION_NOT_ALLOWED, "this call is not signed for " + caller.name()));
  }

  /** Every call that is signed, for the tests that hold this list against contracts and callers. */
  static Map<ContractName, List<String>> functions() {
    return GRANTS.stream().collect(Collectors.toMap(Grant::contract, Grant::functions));
  }
}
