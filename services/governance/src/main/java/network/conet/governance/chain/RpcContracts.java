package network.conet.governance.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.contracts.ConetGovernor;
import network.conet.contracts.NetworkParameters;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.ProposalState;
import network.conet.governance.proposal.Standing;
import network.conet.governance.sync.Contracts;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.RemoteFunctionCall;
import org.web3j.tx.ReadonlyTransactionManager;
import org.web3j.tx.gas.StaticGasProvider;

/** Governor and parameters after one block. */
final class RpcContracts implements Contracts {
  private static final StaticGasProvider NO_GAS =
      new StaticGasProvider(BigInteger.ZERO, BigInteger.ZERO);

  private final ConetGovernor governor;
  private final NetworkParameters parameters;

  RpcContracts(Web3j web3j, ContractAddresses addresses, BlockNumber block) {
    ReadonlyTransactionManager reader =
        new ReadonlyTransactionManager(web3j, AccountAddress.ZERO.hex());
    this.governor =
        ConetGovernor.load(
            addresses.address(ContractName.CONET_GOVERNOR).hex(), web3j, reader, NO_GAS);
    this.parameters =
        NetworkParameters.load(
            addresses.address(ContractName.NETWORK_PARAMETERS).hex(), web3j, reader, NO_GAS);
    DefaultBlockParameter at = DefaultBlockParameter.valueOf(BigInteger.valueOf(block.number()));
    governor.setDefaultBlockParameter(at);
    parameters.setDefaultBlockParameter(at);
  }

  @Override
  public Standing standing(ProposalId proposal) {
    BigInteger id = proposal.number();
    ProposalState state = ProposalState.values()[call(governor.state(id)).intValueExact()];
    BigInteger eta = call(governor.proposalEta(id));
    var votes = call(governor.proposalVotes(id));
    return new Standing(
        state,
        Instant.ofEpochSecond(call(governor.proposalDeadline(id)).longValueExact()),
        eta.signum() == 0
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(eta.longValueExact())),
        new Standing.Tally(votes.component1(), votes.component2(), votes.component3()),
        state == ProposalState.PENDING
            ? Optional.empty()
            : Optional.of(call(governor.quorum(call(governor.proposalSnapshot(id))))));
  }

  @Override
  public List<Bounded> parameters() {
    List<Bounded> all = new ArrayList<>();
    for (Object key : call(parameters.keys())) {
      byte[] name = (byte[]) key;
      var bounds = call(parameters.bounds(name));
      all.add(
          new Bounded(
              LogReader.name(name),
              call(parameters.get(name)),
              bounds.component1(),
              bounds.component2()));
    }
    return all;
  }

  private static <T> T call(RemoteFunctionCall<T> call) {
    try {
      return call.send();
    } catch (Exception e) {
      throw new IllegalStateException("the chain did not answer: " + e.getMessage(), e);
    }
  }
}
