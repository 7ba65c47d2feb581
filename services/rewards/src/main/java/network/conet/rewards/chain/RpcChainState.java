package network.conet.rewards.chain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.node.BlockHeader;
import network.conet.chainaccess.node.EthCall;
import network.conet.chainaccess.node.EthNode;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.ChainState;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.RewardParameters;
import network.conet.rewards.stakes.ParameterKey;
import network.conet.rewards.stakes.VerifierSet;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** The contracts' own answers. */
public final class RpcChainState implements ChainState {
  private final EthNode node;
  private final ContractReads reads;
  private final ContractAddresses addresses;

  public RpcChainState(EthNode node, ContractAddresses addresses) {
    this.node = node;
    this.reads = new ContractReads(node);
    this.addresses = addresses;
  }

  private EthCall read(ContractName contract, CallData data) {
    return ContractReads.call(addresses.address(contract), data);
  }

  @Override
  public Instant genesis() {
    Words answer = reads.latest(read(ContractName.EPOCH_ANCHOR, Calls.plain("GENESIS_TIME()")));
    return Instant.ofEpochSecond(answer.uint(0).longValueExact());
  }

  @Override
  public Duration epochLength() {
    Words answer = reads.latest(read(ContractName.EPOCH_ANCHOR, Calls.plain("EPOCH_LENGTH()")));
    return Duration.ofSeconds(answer.uint(0).longValueExact());
  }

  @Override
  public TokenAmount emission(Instant from, Instant to) {
    CallData data =
        Calls.ofNumbers("budget(uint256,uint256)", from.getEpochSecond(), to.getEpochSecond());
    return reads.latest(read(ContractName.EMISSION_SCHEDULE, data)).amount(0);
  }

  @Override
  public Optional<Hash32> blockHash(BlockNumber block) {
    return node.header(block).orThrow().map(BlockHeader::hash);
  }

  @Override
  public List<NodeState> nodesAfter(List<NodeId> nodes, BlockNumber block) {
    List<EthCall> calls = new ArrayList<>(2 * nodes.size());
    for (NodeId node : nodes) {
      calls.add(read(ContractName.NODE_REGISTRY, Calls.ofNode("nodeOf(bytes32)", node)));
      calls.add(read(ContractName.STAKING, Calls.ofNode("nodeState(bytes32)", node)));
    }
    List<Words> answers = reads.at(block, calls);
    List<NodeState> states = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      states.add(stateOf(nodes.get(i), answers.get(2 * i), answers.get(2 * i + 1)));
    }
    return states;
  }

  /** The structs' fields by position: INodeRegistry.Node and IStaking.nodeState. */
  private static NodeState stateOf(NodeId node, Words registered, Words pool) {
    boolean retired = registered.bool(2);
    boolean open = pool.bool(0);
    boolean jailed = pool.bool(1);
    return new NodeState(
        node,
        registered.address(0),
        registered.hash(5),
        open && !jailed && !retired,
        pool.amount(2),
        pool.shares(3),
        pool.shares(4),
        pool.basisPoints(5));
  }

  @Override
  public RewardParameters parametersAfter(BlockNumber block) {
    return new RewardParameters(
        BytesPerSecond.of(parameter(ParameterKey.CAPACITY_CAP, block).longValueExact()),
        new TokenAmount(parameter(ParameterKey.STAKE_SATURATION, block)),
        share(ParameterKey.MIN_UPTIME, block),
        share(ParameterKey.MIN_DIVERSITY, block),
        share(ParameterKey.MAX_NODE_SHARE, block),
        share(ParameterKey.PROTOCOL_SHARE, block),
        share(ParameterKey.BURN_SHARE, block),
        new TokenAmount(parameter(ParameterKey.MAX_FEES_PER_DAY, block)));
  }

  @Override
  public TokenAmount pricePerGibAt(Instant moment) {
    CallData data = Calls.ofParameterAt(ParameterKey.PRICE_PER_GIB, moment.getEpochSecond());
    return reads.latest(read(ContractName.NETWORK_PARAMETERS, data)).amount(0);
  }

  private BasisPoints share(ParameterKey key, BlockNumber block) {
    return BasisPoints.of(parameter(key, block).intValueExact());
  }

  private BigInteger parameter(ParameterKey key, BlockNumber block) {
    EthCall call = read(ContractName.NETWORK_PARAMETERS, Calls.ofParameter(key));
    return reads.at(block, List.of(call)).getFirst().uint(0);
  }

  /** (uint16 set, (uint8 threshold, uint32 delay, address[] members)). */
  @Override
  public VerifierSet verifiersFor(EpochId epoch) {
    Words answer =
        reads.latest(
            read(
                ContractName.EPOCH_ANCHOR,
                Calls.ofNumbers("verifiersFor(uint64)", epoch.number())));
    int set = answer.position(1);
    int members = set + answer.position(set + 2);
    List<AccountAddress> accounts = new ArrayList<>();
    for (int i = 0; i < answer.uint(members).intValueExact(); i++) {
      accounts.add(answer.address(members + 1 + i));
    }
    return new VerifierSet(answer.uint(set).intValueExact(), accounts);
  }
}
