package network.conet.chain.rpc;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import network.conet.chain.network.EpochClock;
import network.conet.chain.network.NetworkFacts;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;

/** Asks the node for what the network is now. */
public final class RpcNetworkFacts implements NetworkFacts {
  private static final Selector EPOCH_LENGTH = Selector.of("EPOCH_LENGTH()");
  private static final Selector GENESIS_TIME = Selector.of("GENESIS_TIME()");
  private static final Selector LAST_EPOCH = Selector.of("lastEpoch()");

  private final JsonRpc rpc;
  private final Optional<AccountAddress> anchor;

  public RpcNetworkFacts(JsonRpc rpc, ContractAddresses addresses) {
    this.rpc = rpc;
    this.anchor = Optional.ofNullable(addresses.contracts().get(ContractName.EPOCH_ANCHOR));
  }

  @Override
  public BlockNumber head() {
    return BlockNumber.of(Quantities.number(rpc.ask("eth_blockNumber")));
  }

  @Override
  public Optional<EpochClock> epochClock() {
    return anchor.map(
        address ->
            new EpochClock(
                Duration.ofSeconds(read(address, EPOCH_LENGTH)),
                Instant.ofEpochSecond(read(address, GENESIS_TIME)),
                EpochId.of(read(address, LAST_EPOCH))));
  }

  private long read(AccountAddress address, Selector function) {
    return Quantities.number(
        rpc.ask("eth_call", Map.of("to", address.hex(), "data", function.hex()), "latest"));
  }
}
