package network.conet.staking.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainevents.BlockPosition;
import network.conet.staking.sync.Contracts;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;

/**
 * The contracts after a block of that height. If the node has another one there, the one that was
 * asked for is about to be taken back, and with it what was read. A node that has dropped that
 * block's state refuses; a later block is then asked for, when the topic's newest is applied.
 */
@ApplicationScoped
public class RpcContractsAfter implements Contracts.After {
  private final Web3j web3j;
  private final ContractAddresses addresses;

  RpcContractsAfter(Web3j web3j, ContractAddresses addresses) {
    this.web3j = web3j;
    this.addresses = addresses;
  }

  @Override
  public Contracts block(BlockPosition block) {
    return new RpcContracts(
        web3j,
        addresses,
        DefaultBlockParameter.valueOf(BigInteger.valueOf(block.number().number())));
  }
}
