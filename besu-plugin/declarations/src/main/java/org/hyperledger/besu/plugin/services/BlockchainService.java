package org.hyperledger.besu.plugin.services;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.hyperledger.besu.datatypes.Hash;
import org.hyperledger.besu.plugin.data.BlockContext;
import org.hyperledger.besu.plugin.data.BlockHeader;
import org.hyperledger.besu.plugin.data.TransactionReceipt;

/** The node's chain and what it has stored beside it. */
public interface BlockchainService extends BesuService {
  /** The block of the node's chain at this height. */
  Optional<BlockContext> getBlockByNumber(long number);

  /** A block that the node has stored, of its chain or not. */
  Optional<BlockContext> getBlockByHash(Hash hash);

  Optional<List<TransactionReceipt>> getReceiptsByBlockHash(Hash hash);

  BlockHeader getChainHeadHeader();

  Optional<BigInteger> getChainId();
}
