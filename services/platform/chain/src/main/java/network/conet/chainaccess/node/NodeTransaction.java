package network.conet.chainaccess.node;

import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/**
 * A transaction that the node has.
 *
 * @param mined where; empty while it waits in the pool
 * @param price the most that it offers for a unit of gas
 */
public record NodeTransaction(
    TxHash hash, AccountAddress from, Nonce nonce, Wei price, Optional<Mined> mined) {
  public record Mined(BlockNumber block, Hash32 blockHash) {}
}
