/**
 * The deployment of the contracts as a part: a step that is done once a chain. What it leaves is
 * one file of addresses that every service reads.
 */
@NullMarked
package network.conet.localnet.contracts;

import org.jspecify.annotations.NullMarked;
