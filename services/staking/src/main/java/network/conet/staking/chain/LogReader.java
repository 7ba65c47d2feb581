package network.conet.staking.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.EventDecoder;
import network.conet.chainevents.ChainLog;
import network.conet.contracts.NodeRegistry;
import network.conet.contracts.Staking;
import network.conet.staking.sync.Change;
import network.conet.staking.sync.Logs;
import network.conet.staking.sync.Subject;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.web3j.abi.datatypes.Event;

/** Says which node or position a log of the registry or of the stakes has changed. */
public final class LogReader implements Logs {
  private enum Names {
    NODE,
    NODE_AND_ACCOUNT,
    MOVE
  }

  private static final Map<Hash32, Names> STAKING =
      Map.ofEntries(
          entry(Staking.POOLOPENED_EVENT, Names.NODE_AND_ACCOUNT),
          entry(Staking.POOLCLOSED_EVENT, Names.NODE),
          entry(Staking.DELEGATED_EVENT, Names.NODE_AND_ACCOUNT),
          entry(Staking.UNDELEGATIONSTARTED_EVENT, Names.NODE_AND_ACCOUNT),
          entry(Staking.REDELEGATIONSTARTED_EVENT, Names.NODE_AND_ACCOUNT),
          entry(Staking.WITHDRAWN_EVENT, Names.NODE_AND_ACCOUNT),
          entry(Staking.REDELEGATED_EVENT, Names.MOVE),
          entry(Staking.SLASHED_EVENT, Names.NODE),
          entry(Staking.RESTORED_EVENT, Names.NODE),
          entry(Staking.UNJAILED_EVENT, Names.NODE),
          entry(Staking.COMMISSIONCHANGED_EVENT, Names.NODE));

  private static final Map<Hash32, Event> REGISTRY =
      Map.of(
          EventDecoder.topicOf(NodeRegistry.NODEREGISTERED_EVENT),
              NodeRegistry.NODEREGISTERED_EVENT,
          EventDecoder.topicOf(NodeRegistry.HOTKEYROTATED_EVENT), NodeRegistry.HOTKEYROTATED_EVENT,
          EventDecoder.topicOf(NodeRegistry.ONIONKEYROTATED_EVENT),
              NodeRegistry.ONIONKEYROTATED_EVENT,
          EventDecoder.topicOf(NodeRegistry.ENDPOINTUPDATED_EVENT),
              NodeRegistry.ENDPOINTUPDATED_EVENT,
          EventDecoder.topicOf(NodeRegistry.NODERETIRED_EVENT), NodeRegistry.NODERETIRED_EVENT);

  private final AccountAddress registry;
  private final AccountAddress staking;

  public LogReader(ContractAddresses contracts) {
    this.registry = contracts.address(ContractName.NODE_REGISTRY);
    this.staking = contracts.address(ContractName.STAKING);
  }

  @Override
  public Optional<Change> read(ChainLog log) {
    AccountAddress from = log.address();
    List<Hash32> topics = log.topics();
    if (topics.size() < 2) {
      return Optional.empty();
    }
    if (from.equals(registry) && REGISTRY.containsKey(topics.getFirst())) {
      return Optional.of(
          new Change(Set.of(new Subject.OfNode(node(topics.get(1)))), endpoint(log, topics)));
    }
    Names names = STAKING.get(topics.getFirst());
    if (from.equals(staking) && names != null) {
      return Optional.of(new Change(subjects(names, topics), Optional.empty()));
    }
    return Optional.empty();
  }

  private static Set<Subject> subjects(Names names, List<Hash32> topics) {
    NodeId node = node(topics.get(1));
    return switch (names) {
      case NODE -> Set.of(new Subject.OfNode(node));
      case NODE_AND_ACCOUNT -> Set.of(new Subject.OfPosition(node, account(topics.get(2))));
      case MOVE ->
          Set.of(
              new Subject.OfPosition(node, account(topics.get(2))),
              new Subject.OfPosition(node(topics.get(3)), account(topics.get(2))));
    };
  }

  private static Optional<String> endpoint(ChainLog log, List<Hash32> topics) {
    Event event = REGISTRY.get(topics.getFirst());
    if (event != NodeRegistry.NODEREGISTERED_EVENT && event != NodeRegistry.ENDPOINTUPDATED_EVENT) {
      return Optional.empty();
    }
    // both events end with the endpoint
    return EventDecoder.decode(event, topics, log.data().toBytes())
        .map(values -> printable((String) values.getLast().getValue()));
  }

  /**
   * Anyone may register anything: what is no host:port is kept without what could mislead a reader.
   */
  private static String printable(String endpoint) {
    return endpoint.replaceAll("[^\\x21-\\x7e]", "?");
  }

  private static Map.Entry<Hash32, Names> entry(Event event, Names names) {
    return Map.entry(EventDecoder.topicOf(event), names);
  }

  private static NodeId node(Hash32 topic) {
    return NodeId.of(topic.toBytes());
  }

  private static AccountAddress account(Hash32 topic) {
    byte[] word = topic.toBytes();
    return AccountAddress.of(
        Arrays.copyOfRange(word, word.length - AccountAddress.BYTES, word.length));
  }
}
