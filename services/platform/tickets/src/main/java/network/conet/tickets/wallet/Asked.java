package network.conet.tickets.wallet;

import network.conet.tickets.Prepared;
import network.conet.tickets.rsa.Blinding;
import network.conet.tickets.rsa.IssuerPublicKey;

/** One blind signature that was asked for, and what its answer will be finished with. */
public record Asked(Prepared prepared, IssuerPublicKey key, Blinding blinding) {}
