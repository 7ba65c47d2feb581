/**
 * Goes through the network for programs that know nothing of it. A proxy on this machine takes
 * SOCKS5 and HTTP connections; each becomes a stream of a circuit that is already open. What pays
 * for a circuit and who lists the relays are ports.
 */
@NullMarked
package network.conet.client;

import org.jspecify.annotations.NullMarked;
