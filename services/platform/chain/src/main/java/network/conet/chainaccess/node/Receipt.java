package network.conet.chainaccess.node;

import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/**
 * What became of a transaction in its block.
 *
 * @param revertData where the node puts it into the receipt (Besu may); others give it when the
 *     call is repeated
 */
public record Receipt(
    TxHash transaction,
    BlockNumber blockNumber,
    Hash32 blockHash,
    int transactionIndex,
    AccountAddress from,
    Optional<AccountAddress> to,
    Optional<AccountAddress> created,
    boolean succeeded,
    Gas gasUsed,
    Wei effectiveGasPrice,
    Optional<RevertData> revertData,
    List<NodeLog> logs) {
  public Receipt {
    logs = List.copyOf(logs);
  }
}
