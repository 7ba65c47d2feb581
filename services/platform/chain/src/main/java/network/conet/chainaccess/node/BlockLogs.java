package network.conet.chainaccess.node;

import java.util.List;

/** A block and all its logs of the addresses that were asked for, in order. */
public record BlockLogs(BlockHeader header, List<NodeLog> logs) {
  public BlockLogs {
    logs = List.copyOf(logs);
  }
}
