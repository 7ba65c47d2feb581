package network.conet.chain.transaction;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** A store in memory with the promises of the real one. */
final class FakeStore implements TransactionStore {
  private final Map<TxHash, StoredTransaction> rows = new LinkedHashMap<>();

  @Override
  public Optional<StoredTransaction> byHash(TxHash hash) {
    return Optional.ofNullable(rows.get(hash));
  }

  @Override
  public Optional<StoredTransaction> byCall(CallId call) {
    return rows.values().stream().filter(t -> t.call().filter(call::equals).isPresent()).findAny();
  }

  @Override
  public List<StoredTransaction> ofSender(AccountAddress sender, Optional<Mark> mark, int limit) {
    return rows.values().stream()
        .filter(t -> t.sender().equals(sender))
        .sorted(Comparator.comparing(t -> -t.nonce().number()))
        .limit(limit)
        .toList();
  }

  @Override
  public Admission admit(StoredTransaction transaction, Caller by, IntakeLimits limits) {
    StoredTransaction known = rows.get(transaction.hash());
    if (known != null && !(known.status() instanceof Status.Dropped)) {
      return new Admission.Known(known);
    }
    long open = rows.values().stream().filter(t -> t.status().isOpen()).count();
    if (open >= limits.ofSender()) {
      return new Admission.Full(ErrorCode.TOO_MANY_OPEN, "full");
    }
    rows.put(transaction.hash(), transaction);
    return new Admission.Stored(transaction);
  }

  @Override
  public StoredTransaction insertNext(
      AccountAddress sender, CallId call, Nonce atLeast, Function<Nonce, StoredTransaction> sign) {
    Nonce nonce = atLeast;
    for (StoredTransaction t : rows.values()) {
      nonce = nonce.max(t.nonce().next());
    }
    StoredTransaction signed = sign.apply(nonce);
    rows.put(signed.hash(), signed);
    return signed;
  }

  @Override
  public void forget(TxHash hash) {
    rows.remove(hash);
  }

  @Override
  public void sent(StoredTransaction transaction, Instant at) {
    rows.computeIfPresent(transaction.hash(), (h, t) -> t.sentAt(at));
  }

  @Override
  public void change(TxHash hash, Status.Change change) {
    rows.computeIfPresent(hash, (h, t) -> t.with(t.status().after(change)));
  }

  int size() {
    return rows.size();
  }

  StoredTransaction only() {
    return rows.values().iterator().next();
  }
}
