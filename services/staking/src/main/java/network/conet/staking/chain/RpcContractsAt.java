package network.conet.staking.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigInteger;
import network.conet.chainaccess.ContractAddresses;
import network.conet.staking.sync.Contracts;
import network.conet.staking.sync.FollowChain;
import network.conet.units.BlockNumber;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;

/**
 * The contracts after a block; after the newest one if that block is so old that a node may have
 * dropped its state. Whatever changed in between is marked by its own log and read again.
 */
@ApplicationScoped
public class RpcContractsAt implements FollowChain.ContractsAt {
  private static final long STATE_KEPT_BLOCKS = 64;

  private final Web3j web3j;
  private final ContractAddresses addresses;

  RpcContractsAt(Web3j web3j, ContractAddresses addresses) {
    this.web3j = web3j;
    this.addresses = addresses;
  }

  @Override
  public Contracts after(BlockNumber block) {
    try {
      long head = web3j.ethBlockNumber().send().getBlockNumber().longValueExact();
      DefaultBlockParameter at =
          head - block.number() > STATE_KEPT_BLOCKS
              ? DefaultBlockParameterName.LATEST
              : DefaultBlockParameter.valueOf(BigInteger.valueOf(block.number()));
      return new RpcContracts(web3j, addresses, at);
    } catch (IOException e) {
      throw new IllegalStateException("the chain did not answer: " + e.getMessage(), e);
    }
  }
}
