package network.conet.chain.transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** A store in memory with the promises of the real one. */
final class FakeStore implements TransactionStore {
  private final Map<TxHash, StoredTransaction> rows = new LinkedHashMap<>();
  private final Map<TxHash, Instant> sent = new HashMap<>();
  private final Map<AccountAddress, Nonce> nonces = new HashMap<>();
  Instant since = Instant.EPOCH;

  @Override
  public Optional<StoredTransaction> byHash(TxHash hash) {
    return Optional.ofNullable(rows.get(hash));
  }

  @Override
  public Optional<StoredTransaction> byKey(IdempotencyKey key) {
    return rows.values().stream().filter(t -> t.key().filter(key::equals).isPresent()).findAny();
  }

  @Override
  public StoredTransaction insert(StoredTransaction transaction) {
    rows.putIfAbsent(transaction.hash(), transaction);
    return rows.get(transaction.hash());
  }

  @Override
  public StoredTransaction insertNext(
      AccountAddress sender,
      IdempotencyKey key,
      Nonce atLeast,
      Function<Nonce, StoredTransaction> sign) {
    Optional<StoredTransaction> known = byKey(key);
    if (known.isPresent()) {
      return known.get();
    }
    Nonce nonce = nonces.getOrDefault(sender, new Nonce(0)).max(atLeast);
    nonces.put(sender, nonce.next());
    return insert(sign.apply(nonce));
  }

  @Override
  public void forget(TxHash hash) {
    rows.remove(hash);
  }

  @Override
  public void settle(TxHash hash, TransactionState state, Inclusion inclusion) {
    replace(hash, state, Optional.of(inclusion));
  }

  @Override
  public void markUnknown(TxHash hash) {
    replace(hash, TransactionState.UNKNOWN, Optional.empty());
  }

  private void replace(TxHash hash, TransactionState state, Optional<Inclusion> inclusion) {
    rows.computeIfPresent(
        hash,
        (h, t) ->
            new StoredTransaction(
                h,
                t.sender(),
                t.nonce(),
                t.to(),
                t.data(),
                t.envelope(),
                t.key(),
                state,
                inclusion));
  }

  @Override
  public void markSent(TxHash hash, Instant at) {
    sent.put(hash, at);
  }

  @Override
  public List<Open> open(int limit) {
    List<Open> open = new ArrayList<>();
    for (StoredTransaction t : rows.values()) {
      if (t.state() == TransactionState.PENDING || t.state() == TransactionState.UNKNOWN) {
        open.add(new Open(t, since, Optional.ofNullable(sent.get(t.hash()))));
      }
    }
    return open;
  }

  int size() {
    return rows.size();
  }
}
