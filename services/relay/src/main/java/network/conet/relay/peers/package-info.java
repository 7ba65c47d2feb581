/**
 * Whom this relay talks to. A circuit may be extended only to a relay that the registry names, at
 * the endpoint and with the keys that the registry names: a client chooses among them and can point
 * this relay at nothing else.
 */
@NullMarked
package network.conet.relay.peers;

import org.jspecify.annotations.NullMarked;
