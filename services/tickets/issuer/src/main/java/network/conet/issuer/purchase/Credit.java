package network.conet.issuer.purchase;

import network.conet.tickets.TicketWindow;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/**
 * What an account committed to a window.
 *
 * @param id names the commitment, wherever it was made, so that it counts once
 */
public record Credit(Hash32 id, AccountAddress account, TicketWindow window, TokenAmount amount) {}
