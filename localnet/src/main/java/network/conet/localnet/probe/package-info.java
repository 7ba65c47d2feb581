/**
 * Questions whose answer shows that a part does its work, not merely that its port is open. Nothing
 * waits for a fixed time: a probe is repeated until it holds or patience ends.
 */
@NullMarked
package network.conet.localnet.probe;

import org.jspecify.annotations.NullMarked;
