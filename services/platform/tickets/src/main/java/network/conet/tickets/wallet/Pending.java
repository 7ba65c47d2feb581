package network.conet.tickets.wallet;

import java.util.List;
import java.util.Optional;
import network.conet.tickets.Paid;
import network.conet.tickets.request.Exchange;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.TokenPurchase;
import network.conet.tickets.request.Wanted;
import network.conet.units.AccountAddress;

/**
 * A request that is to be sent again until it is answered or refused.
 *
 * @param account who pays, if it is a purchase
 * @param spent what pays, if it is an exchange
 */
public record Pending(
    RequestId id, Optional<AccountAddress> account, List<Paid> spent, List<Asked> asked) {
  public Pending {
    spent = List.copyOf(spent);
    asked = List.copyOf(asked);
    if (account.isPresent() != spent.isEmpty() || asked.isEmpty()) {
      throw new IllegalArgumentException("either an account pays, or something spent");
    }
  }

  /** To send to the issuer, if it is a purchase; the account signs it. */
  public Optional<TokenPurchase> purchase() {
    return account.map(
        payer -> {
          var slot = asked.getFirst().prepared().message().slot();
          return new TokenPurchase(
              id,
              payer,
              slot.window(),
              slot.denomination(),
              asked.stream().map(next -> next.blinding().blinded()).toList());
        });
  }

  /** To send to the issuer, if it is an exchange. */
  public Optional<Exchange> exchange() {
    return spent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Exchange(
                id,
                spent,
                asked.stream()
                    .map(
                        next ->
                            new Wanted(next.prepared().message().slot(), next.blinding().blinded()))
                    .toList()));
  }
}
