package network.conet.staking.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import network.conet.chainaccess.EventDecoder;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.contracts.NodeRegistry;
import network.conet.contracts.Staking;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TxHash;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes2;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;

/** Logs as the contracts write them. */
public record StakingLogs(AccountAddress registry, AccountAddress staking) {
  public ChainLog nodeRegistered(int logIndex, NodeId node, AccountAddress owner, String endpoint) {
    return log(
        logIndex,
        registry,
        NodeRegistry.NODEREGISTERED_EVENT,
        List.of(topic(node), topic(owner), topic(owner)),
        new Uint64(BigInteger.ONE),
        new Bytes32(node.toBytes()),
        new Bytes32(node.toBytes()),
        new Bytes2(new byte[2]),
        new Utf8String(endpoint));
  }

  public ChainLog endpointUpdated(int logIndex, NodeId node, String endpoint) {
    return log(
        logIndex,
        registry,
        NodeRegistry.ENDPOINTUPDATED_EVENT,
        List.of(topic(node)),
        new Bytes32(node.toBytes()),
        new Bytes2(new byte[2]),
        new Utf8String(endpoint));
  }

  public ChainLog delegated(int logIndex, NodeId node, AccountAddress account) {
    return log(
        logIndex,
        staking,
        Staking.DELEGATED_EVENT,
        List.of(topic(node), topic(account)),
        new Uint256(BigInteger.ONE),
        new Uint256(BigInteger.ONE));
  }

  private static Hash32 topic(NodeId node) {
    return Hash32.of(node.toBytes());
  }

  private static Hash32 topic(AccountAddress account) {
    byte[] word = new byte[Hash32.BYTES];
    System.arraycopy(
        account.toBytes(), 0, word, Hash32.BYTES - AccountAddress.BYTES, AccountAddress.BYTES);
    return Hash32.of(word);
  }

  @SuppressWarnings("rawtypes")
  private static ChainLog log(
      int logIndex, AccountAddress contract, Event event, List<Hash32> indexed, Type... data) {
    List<Hash32> topics = new ArrayList<>(List.of(EventDecoder.topicOf(event)));
    topics.addAll(indexed);
    return new ChainLog(
        logIndex,
        TxHash.of(new byte[Hash32.BYTES]),
        0,
        contract,
        topics,
        new LogData("0x" + FunctionEncoder.encodeConstructor(List.of(data))));
  }
}
