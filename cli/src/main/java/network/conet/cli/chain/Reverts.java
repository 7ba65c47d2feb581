package network.conet.cli.chain;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import network.conet.contracts.ConetGovernor;
import network.conet.contracts.ConetTimelock;
import network.conet.contracts.ConetToken;
import network.conet.contracts.EpochAnchor;
import network.conet.contracts.Escrow;
import network.conet.contracts.NetworkParameters;
import network.conet.contracts.NodeRegistry;
import network.conet.contracts.RewardDistributor;
import network.conet.contracts.Slasher;
import network.conet.contracts.Staking;
import org.web3j.abi.CustomErrorEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.datatypes.CustomError;
import org.web3j.abi.datatypes.Type;
import org.web3j.utils.Numeric;

/** The contracts' custom errors by selector, out of the generated bindings. */
final class Reverts {
  private static final List<Class<?>> CONTRACTS =
      List.of(
          ConetToken.class,
          NodeRegistry.class,
          Staking.class,
          Escrow.class,
          EpochAnchor.class,
          RewardDistributor.class,
          Slasher.class,
          ConetGovernor.class,
          ConetTimelock.class,
          NetworkParameters.class);
  private static final int SELECTOR = 10;

  private Reverts() {}

  /** An error and its values as a person reads them. */
  record Reason(String name, String sentence) {}

  /** Reads revert data, 0x-hex; empty if no contract of ours has such an error. */
  static Optional<Reason> decode(String data) {
    if (data.length() < SELECTOR) {
      return Optional.empty();
    }
    return Optional.ofNullable(bySelector().get(data.substring(0, SELECTOR)))
        .map(error -> reason(error, data.substring(SELECTOR)));
  }

  @SuppressWarnings("rawtypes")
  private static Reason reason(CustomError error, String values) {
    List<Type> decoded = FunctionReturnDecoder.decode(values, error.getParameters());
    String shown =
        decoded.stream().map(value -> shown(value.getValue())).collect(Collectors.joining(", "));
    return new Reason(error.getName(), error.getName() + "(" + shown + ")");
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes ? Numeric.toHexString(bytes) : String.valueOf(value);
  }

  private static Map<String, CustomError> bySelector() {
    Map<String, CustomError> errors = new HashMap<>();
    for (Class<?> contract : CONTRACTS) {
      for (Field field : contract.getFields()) {
        if (field.getType() == CustomError.class) {
          try {
            CustomError error = (CustomError) field.get(null);
            errors.put(CustomErrorEncoder.encode(error).substring(0, SELECTOR), error);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException("a generated error is not public: " + field, e);
          }
        }
      }
    }
    return errors;
  }
}
