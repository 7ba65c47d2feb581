package network.conet.chainaccess.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/**
 * A node of the chain, or several that are one to whoever asks. No method throws because of what a
 * node does; none waits longer than its limit; all may be called from any thread.
 *
 * <p>Lists are asked in batches and answered in the order of the question, whole or not at all.
 */
public interface EthNode extends AutoCloseable {
  NodeAnswer<ChainId> chainId();

  /**
   * The newest block: never one below a head that was answered before, unless the chain changed.
   */
  NodeAnswer<BlockHeader> head();

  /** Empty if the chain is shorter than that. */
  NodeAnswer<Optional<BlockHeader>> header(BlockNumber number);

  /** Empty if the node knows no such block, or no longer. */
  NodeAnswer<Optional<BlockHeader>> header(Hash32 hash);

  /** Those of the range that are there, from its beginning on. */
  NodeAnswer<List<BlockHeader>> headers(BlockNumber from, BlockNumber to);

  /**
   * Blocks with all their logs of these addresses: what every projection is built from. A log that
   * the header's bloom promises is never missing, and every log is of the block it stands with. The
   * answer ends early where the chain changed while it was read.
   */
  NodeAnswer<List<BlockLogs>> blocks(
      BlockNumber from, BlockNumber to, Set<AccountAddress> addresses);

  /**
   * Logs by themselves. Those of one block are held against the bloom of its header like those of
   * {@link #blocks}; those of a range are as complete as the node's own index.
   */
  NodeAnswer<List<NodeLog>> logs(LogFilter filter);

  NodeAnswer<List<CallAnswer>> calls(BlockRef at, List<EthCall> calls);

  /** What a call would cost after the newest block; refused with its data if it would revert. */
  NodeAnswer<Gas> estimate(EthCall call);

  /** Answered also if the node had it already. */
  NodeAnswer<TxHash> send(Bytes raw);

  /** The nonce that the account's next transaction has after that block. */
  NodeAnswer<Nonce> transactionCount(AccountAddress account, BlockRef at);

  NodeAnswer<List<Optional<Receipt>>> receipts(List<TxHash> transactions);

  /** Whether the node has them, in its pool or in a block. */
  NodeAnswer<List<Optional<NodeTransaction>>> transactions(List<TxHash> transactions);

  NodeAnswer<Wei> balance(AccountAddress account, BlockRef at);

  /** What the node suggests for a unit of gas in a legacy transaction. */
  NodeAnswer<Wei> gasPrice();

  /** What the node suggests on top of the base fee. */
  NodeAnswer<Wei> priorityFee();

  /** Empty where there is no contract. */
  NodeAnswer<Bytes> code(AccountAddress account, BlockRef at);

  NodeAnswer<AccountProof> proof(AccountAddress account, List<Hash32> slots, BlockRef at);

  @Override
  void close();
}
