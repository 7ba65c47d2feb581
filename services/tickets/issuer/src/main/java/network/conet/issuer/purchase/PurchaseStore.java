package network.conet.issuer.purchase;

import java.util.Optional;
import network.conet.issuer.request.RequestStore;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.request.TokenPurchase;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** Port: credit of accounts and what they bought. */
public interface PurchaseStore extends RequestStore {
  /** Until the transaction ends nobody else changes what this account has in that window. */
  void hold(AccountAddress account, TicketWindow window);

  /** What was committed to the window, less what was bought. */
  TokenAmount balance(AccountAddress account, TicketWindow window);

  /** Takes the cost; nothing if the id is used already, by whichever account. */
  void record(TokenPurchase purchase, Hash32 digest, TokenAmount cost);

  /** False if the id is used already. */
  boolean addCredit(Credit credit);

  Optional<Credit> findCredit(Hash32 id);
}
