package network.conet.chain.transaction;

import java.time.Duration;
import java.time.Instant;

/** What to do with an open transaction that is in no block. */
final class SweepRules {
  /** What to do. */
  sealed interface Decision {
    record Wait() implements Decision {}

    record Send() implements Decision {}

    record CallUnknown() implements Decision {}

    record Drop(DropReason reason) implements Decision {}
  }

  private final Patience patience;

  SweepRules(Patience patience) {
    this.patience = patience;
  }

  /**
   * Decides.
   *
   * @param follows whether every nonce from the sender's next one on up to this is in use
   * @param newest whether no newer open transaction has the same nonce: the older of two must never
   *     be sent again, since a node may take it in the place of the newer
   */
  Decision decide(
      StoredTransaction transaction,
      boolean follows,
      boolean newest,
      SenderOnChain sender,
      FeeMarket market,
      Instant now) {
    Duration age = Duration.between(transaction.since(), now);
    boolean unfunded = sender.balance().isBelow(transaction.fees().upfront());
    boolean cheap = transaction.fees().maxPrice().isBelow(market.baseFee());
    boolean old = age.compareTo(patience.lifetime()) >= 0;
    if (age.compareTo(patience.hopeless()) >= 0 || old) {
      if (unfunded) {
        return new Decision.Drop(DropReason.UNFUNDED);
      }
      if (cheap) {
        return new Decision.Drop(DropReason.FEE_TOO_LOW);
      }
      if (!follows) {
        return new Decision.Drop(DropReason.NONCE_GAP);
      }
      if (old) {
        return new Decision.Drop(DropReason.EXPIRED);
      }
    }
    if (transaction.status() instanceof Status.Pending && age.compareTo(patience.unknown()) >= 0) {
      return new Decision.CallUnknown();
    }
    boolean executable = follows && newest && !unfunded && !cheap;
    return executable && isDue(transaction, now) ? new Decision.Send() : new Decision.Wait();
  }

  /** The wait grows with the age, from {@code resend} on; so a dead one costs next to nothing. */
  private boolean isDue(StoredTransaction transaction, Instant now) {
    if (transaction.lastSent().isEmpty()) {
      return true;
    }
    Instant last = transaction.lastSent().get();
    Duration age = Duration.between(transaction.since(), last);
    Duration wait = age.compareTo(patience.resend()) > 0 ? age : patience.resend();
    return !last.plus(wait).isAfter(now);
  }
}
