package network.conet.chain.transaction;

import java.util.Optional;
import network.conet.units.AccountAddress;

/**
 * The chain's node, as far as sending goes. Every method but {@link #send} throws {@link
 * NodeUnreachableException} when there is no answer.
 */
public interface TransactionNode {
  SendOutcome send(SignedEnvelope envelope);

  /** Where the transaction is, if the chain has it; a refusal comes with its reason. */
  Optional<Inclusion> inclusionOf(StoredTransaction transaction);

  /** How many transactions of the account the chain has. */
  Nonce confirmedNonce(AccountAddress account);

  GasEstimate estimate(AccountAddress from, AccountAddress to, CallData data);
}
