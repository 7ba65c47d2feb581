package network.conet.chain.transaction;

import java.util.List;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** A block and whose nonces it used. */
public record BlockContent(BlockPoint point, Hash32 parent, List<Entry> transactions) {
  public BlockContent {
    transactions = List.copyOf(transactions);
  }

  /** One transaction of a block. */
  public record Entry(TxHash hash, AccountAddress sender, Nonce nonce) {}
}
