package network.conet.chain.transaction;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.units.AccountAddress;

/**
 * Which function of which contract a signed transaction may call, and which role that asks for.
 * What is not listed is refused. The contracts protect themselves; this keeps the public edge from
 * being anybody's relay to anything.
 */
public final class CallPolicy {
  private static final Set<Role> ANYONE = EnumSet.allOf(Role.class);
  private static final Set<Role> OPERATOR = EnumSet.of(Role.OPERATOR);
  private static final Set<Role> DELEGATOR = EnumSet.of(Role.DELEGATOR, Role.OPERATOR);
  private static final Set<Role> VOTER = EnumSet.of(Role.VOTER);
  private static final Set<Role> CLIENT = EnumSet.of(Role.CLIENT);

  private record Rule(ContractName contract, Set<Role> roles, List<String> functions) {}

  private static final String EPOCH =
      "(uint64,uint16,bytes32,uint64,bytes32,uint64,bytes32,bytes32,bytes32,bytes32,"
          + "uint128,uint96,uint96,uint96,uint96,uint96,bytes32)";
  private static final String PERMIT = "uint256,uint8,bytes32,bytes32";

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              ContractName.NODE_REGISTRY,
              OPERATOR,
              List.of(
                  "register(address,bytes,(bytes32,bytes32,bytes2,string),uint256,uint16)",
                  "registerWithPermit(address,bytes,(bytes32,bytes32,bytes2,string),uint256,uint16,"
                      + PERMIT
                      + ")",
                  "rotateHotKey(bytes32,address,bytes)",
                  "rotateOnionKey(bytes32,bytes32)",
                  "updateEndpoint(bytes32,string,bytes32,bytes2)",
                  "retire(bytes32)")),
          new Rule(
              ContractName.STAKING,
              OPERATOR,
              List.of("setCommission(bytes32,uint16)", "unjail(bytes32)")),
          new Rule(
              ContractName.STAKING,
              DELEGATOR,
              List.of(
                  "delegate(bytes32,uint256)",
                  "delegateWithPermit(bytes32,uint256," + PERMIT + ")",
                  "undelegate(bytes32,uint256)",
                  "redelegate(bytes32,bytes32,uint256)",
                  "withdraw(bytes32,address,uint256)")),
          new Rule(
              ContractName.STAKING,
              ANYONE,
              List.of(
                  "applyCommission(bytes32)",
                  "claimReturn(bytes32,uint256,address,uint256)",
                  "settle(bytes32,address)",
                  "settleUnbonding(bytes32,address,uint256)")),
          new Rule(
              ContractName.ESCROW,
              CLIENT,
              List.of(
                  "prepay(uint256)",
                  "prepayWithPermit(uint256," + PERMIT + ")",
                  "commitCredit(uint256)",
                  "prepayAndCommit(uint256)",
                  "prepayAndCommitWithPermit(uint256," + PERMIT + ")",
                  "requestWithdrawal(uint256)",
                  "cancelWithdrawal()",
                  "withdraw()")),
          new Rule(
              ContractName.CONET_GOVERNOR,
              VOTER,
              List.of(
                  "propose(address[],uint256[],bytes[],string)",
                  "castVote(uint256,uint8)",
                  "castVoteBySig(uint256,uint8,address,bytes)",
                  "castVoteWithReason(uint256,uint8,string)",
                  "castVoteWithReasonAndParams(uint256,uint8,string,bytes)",
                  "castVoteWithReasonAndParamsBySig(uint256,uint8,address,string,bytes,bytes)",
                  "queue(address[],uint256[],bytes[],bytes32)",
                  "execute(address[],uint256[],bytes[],bytes32)",
                  "cancel(address[],uint256[],bytes[],bytes32)")),
          new Rule(
              ContractName.CONET_TOKEN,
              ANYONE,
              List.of(
                  "transfer(address,uint256)",
                  "transferFrom(address,address,uint256)",
                  "approve(address,uint256)",
                  "permit(address,address,uint256," + PERMIT + ")",
                  "delegate(address)",
                  "delegateBySig(address,uint256," + PERMIT + ")",
                  "burn(uint256)")),
          new Rule(
              ContractName.REWARD_DISTRIBUTOR,
              ANYONE,
              List.of(
                  "claim(address,uint256,bytes32[])",
                  "claimMany(address[],uint256[],bytes32[],uint256[])",
                  "claimOnBehalf(address,uint256,bytes32[])",
                  "claimBySig(address,uint256,bytes32[],uint256,bytes)",
                  "compound(bytes32,uint256,bytes32[])",
                  "setPayee(address)",
                  "setSplit(address[],uint16[])",
                  "setConsent(bool)")),
          new Rule(
              ContractName.EPOCH_ANCHOR,
              ANYONE,
              List.of("activate()", "mint()", "checkpoint(uint64)", "settle(" + EPOCH + "[])")),
          new Rule(
              ContractName.SLASHER,
              ANYONE,
              List.of(
                  "bond(uint256)",
                  "requestUnbond(uint256)",
                  "withdrawBond()",
                  "reportEquivocation(" + EPOCH + ",bytes," + EPOCH + ",bytes)",
                  "reportCancelledAnchor(" + EPOCH + ",bytes)",
                  "burnPenalty(uint256)")));

  /** They have nothing but challenges, which anyone with a bond may bring: all of each is open. */
  static final List<ContractName> CHALLENGES =
      List.of(
          ContractName.SUM_TREE_CHALLENGES,
          ContractName.NODE_CHALLENGES,
          ContractName.HEADER_CHALLENGES,
          ContractName.ACCOUNT_CHALLENGES,
          ContractName.OPENING_CHALLENGES);

  private final Map<AccountAddress, Map<Selector, Set<Role>>> allowed = new HashMap<>();

  public CallPolicy(ContractAddresses addresses) {
    for (Rule rule : RULES) {
      AccountAddress contract = addresses.contracts().get(rule.contract());
      if (contract != null) {
        Map<Selector, Set<Role>> functions =
            allowed.computeIfAbsent(contract, unused -> new HashMap<>());
        rule.functions().forEach(f -> functions.put(Selector.of(f), rule.roles()));
      }
    }
    for (ContractName challenges : CHALLENGES) {
      AccountAddress contract = addresses.contracts().get(challenges);
      if (contract != null) {
        allowed.put(contract, Map.of());
      }
    }
  }

  /** The refusal of a call by someone with these roles, or nothing if it may pass. */
  public Optional<Submission.Refused> refusalOf(AccountAddress to, CallData data, Set<Role> roles) {
    Map<Selector, Set<Role>> functions = allowed.get(to);
    if (functions == null) {
      return refused(ErrorCode.NOT_A_CONET_CONTRACT, to + " takes no transactions here");
    }
    Optional<Selector> selector = Selector.ofCall(data.toBytes());
    if (selector.isEmpty()) {
      return refused(ErrorCode.FUNCTION_NOT_ALLOWED, "the transaction calls no function");
    }
    Set<Role> needed = functions.isEmpty() ? ANYONE : functions.get(selector.get());
    if (needed == null) {
      return refused(
          ErrorCode.FUNCTION_NOT_ALLOWED,
          "function " + selector.get() + " of " + to + " is not open to callers");
    }
    if (roles.stream().noneMatch(needed::contains)) {
      return refused(ErrorCode.ROLE_MISSING, "the function asks for one of the roles " + needed);
    }
    return Optional.empty();
  }

  /** Every function that is open, for the test that holds this list against the contracts. */
  static Map<ContractName, List<String>> openFunctions() {
    Map<ContractName, List<String>> functions = new HashMap<>();
    for (Rule rule : RULES) {
      functions.merge(
          rule.contract(),
          rule.functions(),
          (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    }
    return functions;
  }

  private static Optional<Submission.Refused> refused(ErrorCode code, String detail) {
    return Optional.of(new Submission.Refused(code, detail));
  }
}
