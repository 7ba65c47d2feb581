package network.conet.cli.chain;

import java.math.BigInteger;
import network.conet.chainaccess.ContractName;
import network.conet.contracts.ConetGovernor;
import network.conet.contracts.ConetToken;
import network.conet.contracts.EpochAnchor;
import network.conet.contracts.Escrow;
import network.conet.contracts.NetworkParameters;
import network.conet.contracts.NodeRegistry;
import network.conet.contracts.RewardDistributor;
import network.conet.contracts.Staking;
import org.web3j.protocol.Web3j;
import org.web3j.tx.ReadonlyTransactionManager;
import org.web3j.tx.gas.StaticGasProvider;

/** The generated bindings at this network's addresses: for reading, and for encoding calls. */
public final class Calls {
  private static final StaticGasProvider NO_GAS =
      new StaticGasProvider(BigInteger.ZERO, BigInteger.ZERO);

  private final Network network;
  private final Web3j web3j;
  private final ReadonlyTransactionManager reader;

  Calls(Network network, Web3j web3j) {
    this.network = network;
    this.web3j = web3j;
    this.reader = new ReadonlyTransactionManager(web3j, "0x" + "0".repeat(40));
  }

  public ConetToken token() {
    return ConetToken.load(at(ContractName.CONET_TOKEN), web3j, reader, NO_GAS);
  }

  public NodeRegistry registry() {
    return NodeRegistry.load(at(ContractName.NODE_REGISTRY), web3j, reader, NO_GAS);
  }

  public Staking staking() {
    return Staking.load(at(ContractName.STAKING), web3j, reader, NO_GAS);
  }

  public Escrow escrow() {
    return Escrow.load(at(ContractName.ESCROW), web3j, reader, NO_GAS);
  }

  public EpochAnchor anchor() {
    return EpochAnchor.load(at(ContractName.EPOCH_ANCHOR), web3j, reader, NO_GAS);
  }

  public RewardDistributor distributor() {
    return RewardDistributor.load(at(ContractName.REWARD_DISTRIBUTOR), web3j, reader, NO_GAS);
  }

  public ConetGovernor governor() {
    return ConetGovernor.load(at(ContractName.CONET_GOVERNOR), web3j, reader, NO_GAS);
  }

  public NetworkParameters parameters() {
    return NetworkParameters.load(at(ContractName.NETWORK_PARAMETERS), web3j, reader, NO_GAS);
  }

  private String at(ContractName name) {
    return network.address(name).hex();
  }
}
