package network.conet.governance.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import network.conet.chainaccess.EventDecoder;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.contracts.ConetGovernor;
import network.conet.contracts.NetworkParameters;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint256;

/** Logs as the contracts write them. */
public record GovernorLogs(AccountAddress governor, AccountAddress parameters) {
  public ChainLog proposalCreated(
      int logIndex, long id, AccountAddress proposer, byte[] description) {
    return log(
        logIndex,
        governor,
        ConetGovernor.PROPOSALCREATED_EVENT,
        List.of(),
        number(id),
        new Address(proposer.hex()),
        new DynamicArray<>(Address.class, new Address(proposer.hex())),
        new DynamicArray<>(Uint256.class, number(0)),
        new DynamicArray<>(Utf8String.class, new Utf8String("")),
        new DynamicArray<>(DynamicBytes.class, new DynamicBytes(new byte[] {1, 2})),
        number(100),
        number(200),
        new DynamicBytes(description));
  }

  public ChainLog voteCast(
      int logIndex, AccountAddress voter, long proposal, int support, long weight, String reason) {
    byte[] topic = new byte[Hash32.BYTES];
    System.arraycopy(voter.toBytes(), 0, topic, 12, AccountAddress.BYTES);
    return log(
        logIndex,
        governor,
        ConetGovernor.VOTECAST_EVENT,
        List.of(Hash32.of(topic)),
        number(proposal),
        number(support),
        number(weight),
        new Utf8String(reason));
  }

  public ChainLog parameterChanged(int logIndex, String name) {
    byte[] key = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), Hash32.BYTES);
    return log(
        logIndex,
        parameters,
        NetworkParameters.PARAMETERCHANGED_EVENT,
        List.of(Hash32.of(key)),
        number(9),
        number(10));
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

  private static Uint256 number(long value) {
    return new Uint256(BigInteger.valueOf(value));
  }
}
