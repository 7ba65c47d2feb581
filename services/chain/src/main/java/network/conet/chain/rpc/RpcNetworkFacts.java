package network.conet.chain.rpc;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.conet.chain.network.EpochClock;
import network.conet.chain.network.NetworkFacts;
import network.conet.chain.transaction.NodeUnreachableException;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.chainaccess.node.BlockRef;
import network.conet.chainaccess.node.CallAnswer;
import network.conet.chainaccess.node.EthCall;
import network.conet.chainaccess.node.EthNode;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.EpochId;

/** Asks the node for what the network is now. */
public final class RpcNetworkFacts implements NetworkFacts {
  private static final int WORD = 32;
  private static final List<Selector> CLOCK =
      Stream.of("EPOCH_LENGTH()", "GENESIS_TIME()", "lastEpoch()").map(Selector::of).toList();

  private final EthNode node;
  private final Optional<AccountAddress> anchor;

  public RpcNetworkFacts(EthNode node, ContractAddresses addresses) {
    this.node = node;
    this.anchor = Optional.ofNullable(addresses.contracts().get(ContractName.EPOCH_ANCHOR));
  }

  @Override
  public BlockNumber head() {
    return Answers.expect(node.head()).number();
  }

  @Override
  public Optional<EpochClock> epochClock() {
    return anchor.map(this::clock);
  }

  private EpochClock clock(AccountAddress address) {
    List<EthCall> calls =
        CLOCK.stream().map(function -> EthCall.of(address, Bytes.parse(function.hex()))).toList();
    List<Long> read =
        Answers.expect(node.calls(BlockRef.LATEST, calls)).stream()
            .map(RpcNetworkFacts::number)
            .toList();
    return new EpochClock(
        Duration.ofSeconds(read.get(0)),
        Instant.ofEpochSecond(read.get(1)),
        EpochId.of(read.get(2)));
  }

  private static long number(CallAnswer answer) {
    if (answer instanceof CallAnswer.Returned(Bytes data) && data.toBytes().length == WORD) {
      return new BigInteger(1, data.toBytes()).longValueExact();
    }
    throw new NodeUnreachableException("the node shows no EpochAnchor at its address");
  }
}
