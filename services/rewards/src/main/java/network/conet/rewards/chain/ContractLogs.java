package network.conet.rewards.chain;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Keccak;
import network.conet.chainevents.ChainLog;
import network.conet.rewards.stakes.ChainFact;
import network.conet.rewards.stakes.LogReader;
import network.conet.rewards.stakes.ParameterKey;
import network.conet.rewards.stakes.UnbondingIndex;
import network.conet.units.AccountAddress;
import network.conet.units.Bytes;
import network.conet.units.Hash32;

/** Reads the events that an epoch depends on, each of its own contract only. */
public final class ContractLogs implements LogReader {
  static final String HEADER =
      "(uint64,uint16,bytes32,uint64,bytes32,uint64,bytes32,bytes32,bytes32,bytes32,uint128,uint96,"
          + "uint96,uint96,uint96,uint96,bytes32)";

  /** Topics after the first, and the data. */
  private record Log(List<Words> topics, Words data, ChainLog raw) {}

  @FunctionalInterface
  private interface Reading {
    ChainFact read(Log log);
  }

  private record Source(AccountAddress contract, Hash32 topic) {}

  private final ContractAddresses addresses;
  private final Map<Source, Reading> readings = new HashMap<>();
  private final Map<ContractName, Set<String>> signatures = new HashMap<>();

  public ContractLogs(ContractAddresses addresses) {
    this.addresses = addresses;
    registry();
    staking();
    parameters();
    anchor();
  }

  /** What is read, for the test that compares it with the bindings. */
  Map<ContractName, Set<String>> signatures() {
    return signatures;
  }

  @Override
  public Optional<ChainFact> read(ChainLog raw) {
    if (raw.topics().isEmpty()) {
      return Optional.empty();
    }
    Reading reading = readings.get(new Source(raw.address(), raw.topics().getFirst()));
    if (reading == null) {
      return Optional.empty();
    }
    List<Words> topics =
        raw.topics().subList(1, raw.topics().size()).stream().map(Words::of).toList();
    return Optional.of(
        reading.read(new Log(topics, new Words(Bytes.of(raw.data().toBytes())), raw)));
  }

  private void on(ContractName contract, String signature, Reading reading) {
    Hash32 topic = Keccak.hash(signature.getBytes(StandardCharsets.US_ASCII));
    readings.put(new Source(addresses.address(contract), topic), reading);
    signatures.computeIfAbsent(contract, name -> new java.util.TreeSet<>()).add(signature);
  }

  private void registry() {
    ContractName registry = ContractName.NODE_REGISTRY;
    on(
        registry,
        "NodeRegistered(bytes32,address,address,uint64,bytes32,bytes32,bytes2,string)",
        log ->
            new ChainFact.NodeRegistered(
                log.topics().get(0).node(0),
                log.topics().get(1).address(0),
                log.topics().get(2).address(0),
                log.data().hash(2)));
    on(
        registry,
        "HotKeyRotated(bytes32,address,address,uint64)",
        log ->
            new ChainFact.HotKeyRotated(
                log.topics().get(0).node(0), log.topics().get(1).address(0), log.data().epoch(0)));
    on(
        registry,
        "EndpointUpdated(bytes32,bytes32,bytes2,string)",
        log -> new ChainFact.PrefixChanged(log.topics().get(0).node(0), log.data().hash(0)));
    on(
        registry,
        "NodeRetired(bytes32,address)",
        log -> new ChainFact.NodeRetired(log.topics().get(0).node(0)));
  }

  private void staking() {
    ContractName staking = ContractName.STAKING;
    on(
        staking,
        "PoolOpened(bytes32,address,uint16)",
        log -> new ChainFact.PoolOpened(log.topics().get(0).node(0), log.data().basisPoints(0)));
    on(
        staking,
        "Delegated(bytes32,address,uint256,uint256)",
        log ->
            new ChainFact.Delegated(
                log.topics().get(0).node(0),
                log.topics().get(1).address(0),
                log.data().amount(0),
                log.data().shares(1)));
    on(staking, "UndelegationStarted(bytes32,address,uint256,uint256)", ContractLogs::started);
    on(
        staking,
        "RedelegationStarted(bytes32,address,bytes32,uint256,uint256)",
        ContractLogs::started);
    on(
        staking,
        "Withdrawn(bytes32,address,uint256,uint256,uint256)",
        log -> ended(log, log.data().amount(2)));
    on(
        staking,
        "Redelegated(bytes32,address,bytes32,uint256,uint256)",
        log -> ended(log, log.data().amount(1)));
    on(
        staking,
        "Slashed(bytes32,uint256,uint256,uint256,uint256)",
        log ->
            new ChainFact.Slashed(
                log.topics().get(0).node(0), log.data().amount(1), log.data().bool(3)));
    on(
        staking,
        "Restored(bytes32,uint256,uint256)",
        log -> new ChainFact.Restored(log.topics().get(0).node(0), log.data().amount(0)));
    on(staking, "Unjailed(bytes32)", log -> new ChainFact.Unjailed(log.topics().get(0).node(0)));
    on(
        staking,
        "CommissionChanged(bytes32,uint16)",
        log ->
            new ChainFact.CommissionChanged(
                log.topics().get(0).node(0), log.data().basisPoints(0)));
  }

  private static ChainFact started(Log log) {
    return new ChainFact.UnbondingStarted(
        log.topics().get(0).node(0),
        log.topics().get(1).address(0),
        new UnbondingIndex(log.data().uint(1).longValueExact()),
        log.data().shares(0));
  }

  private static ChainFact ended(Log log, network.conet.units.TokenAmount amount) {
    return new ChainFact.UnbondingEnded(
        log.topics().get(0).node(0),
        log.topics().get(1).address(0),
        new UnbondingIndex(log.data().uint(0).longValueExact()),
        amount);
  }

  private void parameters() {
    on(
        ContractName.NETWORK_PARAMETERS,
        "ParameterChanged(bytes32,uint256,uint256)",
        log ->
            new ChainFact.ParameterChanged(
                new ParameterKey(log.topics().get(0).shortString(0)), log.data().uint(1)));
  }

  private void anchor() {
    ContractName anchor = ContractName.EPOCH_ANCHOR;
    on(
        anchor,
        "EpochAnchored(uint64,bytes32," + HEADER + ")",
        log ->
            new ChainFact.EpochAnchored(
                log.topics().get(0).epoch(0),
                log.topics().get(1).hash(0),
                log.raw().transaction()));
    on(
        anchor,
        "EpochActivated(uint64,bytes32)",
        log -> new ChainFact.EpochActivated(log.topics().get(0).epoch(0), log.data().hash(0)));
    on(
        anchor,
        "EpochCancelled(uint64,bytes32,address,address)",
        log ->
            new ChainFact.EpochCancelled(
                log.topics().get(0).epoch(0), log.topics().get(1).hash(0)));
    on(
        anchor,
        "EpochSettled(uint64,uint256,uint256,uint256,uint256)",
        log -> new ChainFact.EpochSettled(log.topics().get(0).epoch(0)));
    on(
        ContractName.REWARD_DISTRIBUTOR,
        "Claimed(address,address,uint256,uint256)",
        log -> new ChainFact.RewardClaimed(log.topics().get(0).address(0), log.data().amount(0)));
    on(
        ContractName.REWARD_DISTRIBUTOR,
        "Compounded(address,bytes32,uint256,uint256)",
        log -> new ChainFact.RewardClaimed(log.topics().get(0).address(0), log.data().amount(0)));
  }
}
