/**
 * The nodes as clients and relays choose from them: who owns one, how to reach it, which keys it
 * uses, what backs it.
 */
@NullMarked
package network.conet.staking.directory;

import org.jspecify.annotations.NullMarked;
