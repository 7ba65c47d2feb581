package network.conet.chainaccess;

/**
 * The name under which the deployment wrote a contract's address: that of its Solidity contract.
 */
public record ContractName(String value) {
  public static final ContractName CONET_TOKEN = new ContractName("ConetToken");
  public static final ContractName EMISSION_SCHEDULE = new ContractName("EmissionSchedule");
  public static final ContractName NODE_REGISTRY = new ContractName("NodeRegistry");
  public static final ContractName STAKING = new ContractName("Staking");
  public static final ContractName ESCROW = new ContractName("Escrow");
  public static final ContractName EPOCH_ANCHOR = new ContractName("EpochAnchor");
  public static final ContractName SUM_TREE_CHALLENGES = new ContractName("SumTreeChallenges");
  public static final ContractName NODE_CHALLENGES = new ContractName("NodeChallenges");
  public static final ContractName HEADER_CHALLENGES = new ContractName("HeaderChallenges");
  public static final ContractName ACCOUNT_CHALLENGES = new ContractName("AccountChallenges");
  public static final ContractName OPENING_CHALLENGES = new ContractName("OpeningChallenges");
  public static final ContractName REWARD_DISTRIBUTOR = new ContractName("RewardDistributor");
  public static final ContractName SLASHER = new ContractName("Slasher");
  public static final ContractName CONET_GOVERNOR = new ContractName("ConetGovernor");
  public static final ContractName CONET_TIMELOCK = new ContractName("ConetTimelock");
  public static final ContractName GUARDIAN = new ContractName("Guardian");
  public static final ContractName NETWORK_PARAMETERS = new ContractName("NetworkParameters");

  public ContractName {
    if (!value.matches("[A-Z][A-Za-z0-9]{0,63}")) {
      throw new IllegalArgumentException("not the name of a contract: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
