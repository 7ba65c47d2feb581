package network.conet.proofs.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.EventDecoder;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogPosition;
import network.conet.contracts.Escrow;
import network.conet.contracts.NetworkParameters;
import network.conet.contracts.NodeRegistry;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.chainstate.LogReading;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;

/** Decodes the five events that matter here, each of its own contract only. */
public final class ContractLogs implements LogReading {
  private static final byte[] PRICE_KEY =
      Arrays.copyOf("pricePerGiB".getBytes(StandardCharsets.US_ASCII), 32);

  private final AccountAddress registry;
  private final AccountAddress escrow;
  private final AccountAddress parameters;

  public ContractLogs(ContractAddresses addresses) {
    this.registry = addresses.address(ContractName.NODE_REGISTRY);
    this.escrow = addresses.address(ContractName.ESCROW);
    this.parameters = addresses.address(ContractName.NETWORK_PARAMETERS);
  }

  @Override
  public Optional<ChainFact> read(LogPosition at, ChainLog log) {
    if (log.address().equals(registry)) {
      return registered(at, log).or(() -> rotated(at, log)).or(() -> retired(at, log));
    }
    if (log.address().equals(escrow)) {
      return committed(at, log);
    }
    return log.address().equals(parameters) ? priceSet(at, log) : Optional.empty();
  }

  private static Optional<ChainFact> registered(LogPosition at, ChainLog log) {
    return values(NodeRegistry.NODEREGISTERED_EVENT, log)
        .map(
            values ->
                new ChainFact.HotKeySet(
                    at, node(values.get(0)), address(values.get(2)), EpochId.ZERO));
  }

  private static Optional<ChainFact> rotated(LogPosition at, ChainLog log) {
    return values(NodeRegistry.HOTKEYROTATED_EVENT, log)
        .map(
            values ->
                new ChainFact.HotKeySet(
                    at,
                    node(values.get(0)),
                    address(values.get(1)),
                    EpochId.of(number(values.get(3)).longValueExact())));
  }

  private static Optional<ChainFact> retired(LogPosition at, ChainLog log) {
    return values(NodeRegistry.NODERETIRED_EVENT, log)
        .map(values -> new ChainFact.NodeRetired(at, node(values.get(0))));
  }

  private static Optional<ChainFact> committed(LogPosition at, ChainLog log) {
    return values(Escrow.CREDITCOMMITTED_EVENT, log)
        .map(
            values ->
                new ChainFact.CreditCommitted(
                    at, address(values.get(0)), new TokenAmount(number(values.get(1)))));
  }

  private static Optional<ChainFact> priceSet(LogPosition at, ChainLog log) {
    return values(NetworkParameters.PARAMETERCHANGED_EVENT, log)
        .filter(values -> Arrays.equals((byte[]) values.get(0).getValue(), PRICE_KEY))
        .map(values -> new ChainFact.PriceSet(at, new TokenAmount(number(values.get(2)))));
  }

  private static Optional<List<Type<?>>> values(Event event, ChainLog log) {
    return EventDecoder.decode(event, log.topics(), log.data().toBytes());
  }

  private static NodeId node(Type<?> value) {
    return NodeId.of((byte[]) value.getValue());
  }

  private static AccountAddress address(Type<?> value) {
    return AccountAddress.parse(value.getValue().toString());
  }

  private static BigInteger number(Type<?> value) {
    return (BigInteger) value.getValue();
  }
}
