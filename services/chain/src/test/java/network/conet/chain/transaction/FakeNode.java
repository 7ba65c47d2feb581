package network.conet.chain.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.TxHash;

/** A node whose every answer the test decides. */
final class FakeNode implements TransactionNode {
  final List<SignedEnvelope> sent = new ArrayList<>();
  final Map<TxHash, Inclusion> inclusions = new HashMap<>();
  SendOutcome sendOutcome = new SendOutcome.Taken();
  GasEstimate estimate = new GasEstimate.Needs(new Gas(100_000));
  Nonce nonce = new Nonce(0);
  Wei balance = Wei.of(1_000_000_000_000L);
  FeeMarket market = new FeeMarket(Wei.of(7), new Gas(30_000_000));
  boolean unreachable;

  @Override
  public SendOutcome send(SignedEnvelope envelope) {
    sent.add(envelope);
    return sendOutcome;
  }

  @Override
  public List<Optional<Inclusion>> inclusions(List<StoredTransaction> transactions) {
    requireReachable();
    return transactions.stream().map(t -> Optional.ofNullable(inclusions.get(t.hash()))).toList();
  }

  @Override
  public List<SenderOnChain> senders(List<AccountAddress> accounts) {
    requireReachable();
    return accounts.stream().map(a -> new SenderOnChain(nonce, balance)).toList();
  }

  @Override
  public List<Nonce> nextNonces(BlockNumber after, List<AccountAddress> accounts) {
    requireReachable();
    return accounts.stream().map(a -> nonce).toList();
  }

  @Override
  public FeeMarket market() {
    requireReachable();
    return market;
  }

  @Override
  public BlockNumber head() {
    requireReachable();
    return BlockNumber.of(1);
  }

  @Override
  public List<BlockContent> blocks(BlockNumber from, BlockNumber to) {
    requireReachable();
    return List.of();
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
