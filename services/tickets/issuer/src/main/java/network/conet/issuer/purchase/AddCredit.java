package network.conet.issuer.purchase;

import java.util.Optional;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.refusal.Refusal;

/** Takes in what an account committed; the same commitment again changes nothing. */
public final class AddCredit {
  private final Atomically atomically;
  private final PurchaseStore store;

  public AddCredit(Atomically atomically, PurchaseStore store) {
    this.atomically = atomically;
    this.store = store;
  }

  /** Empty if it counts now. */
  public Optional<Refusal> add(Credit credit) {
    return atomically.run(
        () -> {
          if (store.addCredit(credit)
              || store.findCredit(credit.id()).equals(Optional.of(credit))) {
            return Optional.empty();
          }
          return Optional.of(
              new Refusal(
                  ErrorCode.CONTRADICTS_EARLIER, "this credit id was used for another credit"));
        });
  }
}
