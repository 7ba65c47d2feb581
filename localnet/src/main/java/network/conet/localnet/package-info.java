/**
 * A whole CoNET on one machine, out of the real parts: what {@code ./conet up}, {@code demo} and
 * the integration tests stand on. {@link network.conet.localnet.LocalNetwork} is the way in.
 */
@NullMarked
package network.conet.localnet;

import org.jspecify.annotations.NullMarked;
