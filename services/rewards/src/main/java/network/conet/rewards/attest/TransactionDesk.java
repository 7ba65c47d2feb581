package network.conet.rewards.attest;

import network.conet.units.AccountAddress;

/** Port: the chain service, which alone sends transactions. */
public interface TransactionDesk {

  /** Asking again under the same key sends nothing new and says what is known by now. */
  EpochAnchor.Outcome submit(String idempotencyKey, AccountAddress to, CallData data);
}
