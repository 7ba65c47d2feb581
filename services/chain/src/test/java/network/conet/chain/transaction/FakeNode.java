package network.conet.chain.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.Gas;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** A node whose every answer the test decides. */
final class FakeNode implements TransactionNode {
  final List<SignedEnvelope> sent = new ArrayList<>();
  final Map<TxHash, Inclusion> inclusions = new HashMap<>();
  SendOutcome sendOutcome = new SendOutcome.Taken();
  GasEstimate estimate = new GasEstimate.Needs(new Gas(100_000));
  Nonce nonce = new Nonce(0);
  boolean unreachable;

  @Override
  public SendOutcome send(SignedEnvelope envelope) {
    sent.add(envelope);
    return sendOutcome;
  }

  @Override
  public Optional<Inclusion> inclusionOf(StoredTransaction transaction) {
    requireReachable();
    return Optional.ofNullable(inclusions.get(transaction.hash()));
  }

  @Override
  public Nonce confirmedNonce(AccountAddress account) {
    requireReachable();
    return nonce;
  }

  @Override
  public GasEstimate estimate(AccountAddress from, AccountAddress to, CallData data) {
    requireReachable();
    return estimate;
  }

  private void requireReachable() {
    if (unreachable) {
      throw new NodeUnreachableException("down");
    }
  }
}
