/**
 * Measurements as rows, each beside a peer's figure or a limit, so that a number is never read
 * alone. Benches of other modules are programs that write the same rows.
 */
@NullMarked
package network.conet.localnet.bench;

import org.jspecify.annotations.NullMarked;
