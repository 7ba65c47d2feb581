package org.hyperledger.besu.plugin.data;

import java.util.List;
import org.hyperledger.besu.datatypes.Transaction;

/** A block's transactions. */
public interface BlockBody {
  List<? extends Transaction> getTransactions();
}
