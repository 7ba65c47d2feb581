/**
 * The network as a declared list of parts and what each needs. Starting walks that list: a part
 * starts as soon as what it needs is ready, all others at the same time. The first failure stops
 * what this start began, so that nobody is left with half a network.
 */
@NullMarked
package network.conet.localnet.part;

import org.jspecify.annotations.NullMarked;
