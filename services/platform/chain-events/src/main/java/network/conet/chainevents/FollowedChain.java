package network.conet.chainevents;

import java.util.Collection;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;

/**
 * What a deployment follows.
 *
 * @param deployBlock where it begins: no log of its contracts is before this block
 */
public record FollowedChain(ChainId chainId, BlockNumber deployBlock, ContractsDigest contracts) {
  public static FollowedChain of(
      ChainId chainId, BlockNumber deployBlock, Collection<AccountAddress> followed) {
    return new FollowedChain(chainId, deployBlock, ContractsDigest.of(deployBlock, followed));
  }
}
