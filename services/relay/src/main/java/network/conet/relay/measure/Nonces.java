package network.conet.relay.measure;

import network.conet.units.Hash32;

/** Where nonces come from: nobody but this relay can tell them before they are used. */
@FunctionalInterface
interface Nonces {
  Hash32 next();
}
