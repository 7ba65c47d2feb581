package network.conet.staking.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.contracts.NodeRegistry;
import network.conet.contracts.Staking;
import network.conet.staking.directory.Backing;
import network.conet.staking.directory.Keys;
import network.conet.staking.directory.NodeStatus;
import network.conet.staking.stake.Unbonding;
import network.conet.staking.sync.Contracts;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.RemoteFunctionCall;
import org.web3j.tx.ReadonlyTransactionManager;
import org.web3j.tx.gas.StaticGasProvider;

/** The contracts through {@code eth_call} at one block. */
final class RpcContracts implements Contracts {
  private static final StaticGasProvider NO_GAS =
      new StaticGasProvider(BigInteger.ZERO, BigInteger.ZERO);
  private static final BigInteger LAST_EPOCH =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final NodeRegistry registry;
  private final Staking staking;

  RpcContracts(Web3j web3j, ContractAddresses addresses, DefaultBlockParameter block) {
    ReadonlyTransactionManager reader =
        new ReadonlyTransactionManager(web3j, AccountAddress.ZERO.hex());
    this.registry =
        NodeRegistry.load(
            addresses.address(ContractName.NODE_REGISTRY).hex(), web3j, reader, NO_GAS);
    this.staking =
        Staking.load(addresses.address(ContractName.STAKING).hex(), web3j, reader, NO_GAS);
    registry.setDefaultBlockParameter(block);
    staking.setDefaultBlockParameter(block);
  }

  @Override
  public Optional<NodeFacts> node(NodeId id) {
    byte[] node = id.toBytes();
    AccountAddress owner = AccountAddress.parse(call(registry.ownerOf(node)));
    if (owner.isZero()) {
      return Optional.empty();
    }
    NodeRegistry.Node entry = call(registry.nodeOf(node));
    var state = call(staking.nodeState(node));
    NodeStatus status =
        entry.retired
            ? NodeStatus.RETIRED
            : state.component2() ? NodeStatus.JAILED : NodeStatus.ACTIVE;
    return Optional.of(
        new NodeFacts(
            owner,
            new Keys(
                AccountAddress.parse(call(registry.hotKeyAt(node, LAST_EPOCH))),
                Hash32.of(entry.onionKey)),
            Hash32.of(entry.networkPrefix),
            new String(entry.region, StandardCharsets.US_ASCII).replace("\0", ""),
            status,
            new Backing(
                new TokenAmount(state.component3()),
                state.component4(),
                state.component5(),
                BasisPoints.of(state.component6().intValueExact()))));
  }

  @Override
  public PositionFacts position(NodeId node, AccountAddress account) {
    Staking.Position position = call(staking.positionOf(node.toBytes(), account.hex()));
    List<Unbonding> unbondings = new ArrayList<>();
    for (long index = position.head.longValueExact();
        index < position.tail.longValueExact();
        index++) {
      Staking.Unbonding entry =
          call(staking.unbondingOf(node.toBytes(), account.hex(), BigInteger.valueOf(index)));
      unbondings.add(
          new Unbonding(
              index,
              entry.shares,
              Instant.ofEpochSecond(entry.startedAt.longValueExact()),
              entry.redelegates));
    }
    return new PositionFacts(position.shares, unbondings);
  }

  private static <T> T call(RemoteFunctionCall<T> call) {
    try {
      return call.send();
    } catch (Exception e) {
      throw new IllegalStateException("the chain did not answer: " + e.getMessage(), e);
    }
  }
}
