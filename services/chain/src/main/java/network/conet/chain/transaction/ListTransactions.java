package network.conet.chain.transaction;

import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.TxHash;

/** An account's transactions, page by page. */
public final class ListTransactions {
  private final TransactionStore store;
  private final TrackingStore tracking;

  public ListTransactions(TransactionStore store, TrackingStore tracking) {
    this.store = store;
    this.tracking = tracking;
  }

  /** Rows of one page, one more if there is another page. */
  public List<StoredTransaction> list(
      AccountAddress account, Optional<TransactionStore.Mark> after, int size) {
    return store.ofSender(account, after, size + 1);
  }

  /** The block up to which outcomes are known. */
  public BlockNumber upTo() {
    return tracking.lastBlock().map(BlockPoint::number).orElse(BlockNumber.ZERO);
  }

  /** Where to go on after a row. */
  public static String cursor(StoredTransaction last) {
    return last.nonce().number() + "-" + last.hash().hex();
  }

  /** Reads what {@link #cursor} wrote. */
  public static TransactionStore.Mark mark(String cursor) {
    if (!cursor.matches("[0-9]{1,18}-0x[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    int dash = cursor.indexOf('-');
    return new TransactionStore.Mark(
        new Nonce(Long.parseLong(cursor.substring(0, dash))),
        TxHash.parse(cursor.substring(dash + 1)));
  }
}
