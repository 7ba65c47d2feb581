package network.conet.chain.transaction;

import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;

/**
 * The chain's node, as far as sending goes. Every method but {@link #send} throws {@link
 * NodeUnreachableException} when there is no answer. Lists are answered in the order asked.
 */
public interface TransactionNode {
  SendOutcome send(SignedEnvelope envelope);

  /** Where each transaction is, if the chain has it; a refusal comes with its reason. */
  List<Optional<Inclusion>> inclusions(List<StoredTransaction> transactions);

  List<SenderOnChain> senders(List<AccountAddress> accounts);

  /** The nonce that the chain would have executed next after a block. */
  List<Nonce> nextNonces(BlockNumber after, List<AccountAddress> accounts);

  FeeMarket market();

  BlockNumber head();

  /** The blocks of these heights, lowest first; ends before one that the node does not have. */
  List<BlockContent> blocks(BlockNumber from, BlockNumber to);

  GasEstimate estimate(AccountAddress from, AccountAddress to, CallData data);
}
