/**
 * The trees of docs/spec/epochs.md over packed bytes. A verifier rebuilds them for a million
 * accounts within seconds and within a modest heap, so a leaf is hashed as it streams past and is
 * never an object: a tree is a few byte arrays. What the sums of a sum tree protect is checked
 * while it is built: an addition that leaves 128 bits throws, and leaves out of order are refused
 * by whoever feeds the tree, because only it knows the key. Nothing here knows what an epoch is.
 */
@NullMarked
package network.conet.rewards.tree;

import org.jspecify.annotations.NullMarked;
