package network.conet.chain.follow;

import java.util.List;

/** A block with the logs of CoNET contracts in it, in their order. */
public record FollowedBlock(Block block, List<ContractLog> logs) {
  public FollowedBlock {
    logs = List.copyOf(logs);
  }
}
