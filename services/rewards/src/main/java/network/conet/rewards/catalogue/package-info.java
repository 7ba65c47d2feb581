/**
 * What anybody may ask: epochs, the leaf of a node with every input of the formula, what an account
 * earned and can claim. Reads only; a claim is always proven against the root that is active on the
 * chain, never against one that a challenge may still cancel.
 */
@NullMarked
package network.conet.rewards.catalogue;

import org.jspecify.annotations.NullMarked;
