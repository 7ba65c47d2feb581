/**
 * The contracts of registry and stakes through JSON-RPC, and their logs in the service's own words.
 */
@NullMarked
package network.conet.staking.chain;

import org.jspecify.annotations.NullMarked;
