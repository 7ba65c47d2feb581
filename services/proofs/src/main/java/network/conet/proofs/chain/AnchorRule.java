package network.conet.proofs.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.contracts.EpochAnchor;
import network.conet.proofs.epoch.EpochRule;
import network.conet.units.AccountAddress;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.http.HttpService;

/** Reads what never changes from the anchor contract. */
public final class AnchorRule {
  private AnchorRule() {}

  /**
   * @throws IOException if the node does not answer, or the contract is not there
   */
  public static EpochRule read(URI rpc, ContractAddresses addresses) throws IOException {
    AccountAddress anchor = addresses.address(ContractName.EPOCH_ANCHOR);
    Web3j node = Web3j.build(new HttpService(rpc.toString()));
    try {
      return new EpochRule(
          Duration.ofSeconds(call(node, anchor, EpochAnchor.FUNC_EPOCH_LENGTH)),
          Instant.ofEpochSecond(call(node, anchor, EpochAnchor.FUNC_GENESIS_TIME)));
    } finally {
      node.shutdown();
    }
  }

  private static long call(Web3j node, AccountAddress anchor, String name) throws IOException {
    Function function = new Function(name, List.of(), List.of(new TypeReference<Uint64>() {}));
    EthCall answer =
        node.ethCall(
                Transaction.createEthCallTransaction(
                    null, anchor.hex(), FunctionEncoder.encode(function)),
                DefaultBlockParameterName.LATEST)
            .send();
    if (answer.hasError()) {
      throw new IOException(name + ": " + answer.getError().getMessage());
    }
    @SuppressWarnings("rawtypes")
    List<Type> values =
        FunctionReturnDecoder.decode(answer.getValue(), function.getOutputParameters());
    if (values.isEmpty()) {
      throw new IOException(anchor + " has no " + name + ": is it the EpochAnchor of this chain?");
    }
    return ((BigInteger) values.getFirst().getValue()).longValueExact();
  }
}
