/**
 * The chain as this verifier has seen it itself. Each log of a CoNET contract that matters to an
 * epoch is kept as a row at (block, log index) and nothing is derived before it is asked for: the
 * state at a block is the sum or the last word of the rows up to it. So a log that a reorganisation
 * takes back deletes its row and nothing else has to be undone, an epoch can be computed for any
 * block long after it, and the model can be rebuilt from the topic alone. What is read here is
 * never trusted alone: before a verifier signs, the same numbers are asked of its own node at the
 * same block.
 */
@NullMarked
package network.conet.rewards.stakes;

import org.jspecify.annotations.NullMarked;
