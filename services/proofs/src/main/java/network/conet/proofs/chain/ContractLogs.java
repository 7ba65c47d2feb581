package network.conet.proofs.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.EventDecoder;
import network.conet.contracts.Escrow;
import network.conet.contracts.NetworkParameters;
import network.conet.contracts.NodeRegistry;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.chainstate.LogReading;
import network.conet.proofs.chainstate.RawLog;
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
  public Optional<ChainFact> read(RawLog log) {
    if (log.contract().equals(registry)) {
      return registered(log).or(() -> rotated(log)).or(() -> retired(log));
    }
    if (log.contract().equals(escrow)) {
      return committed(log);
    }
    return log.contract().equals(parameters) ? priceSet(log) : Optional.empty();
  }

  private static Optional<ChainFact> registered(RawLog log) {
    return values(NodeRegistry.NODEREGISTERED_EVENT, log)
        .map(
            values ->
                new ChainFact.HotKeySet(
                    log.position(), node(values.get(0)), address(values.get(2)), EpochId.ZERO));
  }

  private static Optional<ChainFact> rotated(RawLog log) {
    return values(NodeRegistry.HOTKEYROTATED_EVENT, log)
        .map(
            values ->
                new ChainFact.HotKeySet(
                    log.position(),
                    node(values.get(0)),
                    address(values.get(1)),
                    EpochId.of(number(values.get(3)).longValueExact())));
  }

  private static Optional<ChainFact> retired(RawLog log) {
    return values(NodeRegistry.NODERETIRED_EVENT, log)
        .map(values -> new ChainFact.NodeRetired(log.position(), node(values.get(0))));
  }

  private static Optional<ChainFact> committed(RawLog log) {
    return values(Escrow.CREDITCOMMITTED_EVENT, log)
        .map(
            values ->
                new ChainFact.CreditCommitted(
                    log.position(),
                    address(values.get(0)),
                    new TokenAmount(number(values.get(1)))));
  }

  private static Optional<ChainFact> priceSet(RawLog log) {
    return values(NetworkParameters.PARAMETERCHANGED_EVENT, log)
        .filter(values -> Arrays.equals((byte[]) values.get(0).getValue(), PRICE_KEY))
        .map(
            values ->
                new ChainFact.PriceSet(log.position(), new TokenAmount(number(values.get(2)))));
  }

  private static Optional<List<Type<?>>> values(Event event, RawLog log) {
    return EventDecoder.decode(event, log.topics(), log.data());
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
