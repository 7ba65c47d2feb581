/**
 * Ports are chosen free at the first start and kept, so that addresses in a browser or in a token's
 * issuer stay what they were; only a port that a stranger has taken meanwhile is chosen anew.
 */
@NullMarked
package network.conet.localnet.ports;

import org.jspecify.annotations.NullMarked;
