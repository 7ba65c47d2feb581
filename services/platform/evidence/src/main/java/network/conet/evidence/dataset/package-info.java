/**
 * The one byte form of an epoch's evidence. Its hash is in the digest that verifiers sign, so two
 * parties that agree on the hash agree on every receipt and report behind the epoch. Records are in
 * strictly ascending order of (kind, key), which the hasher enforces: no second order, no record
 * twice.
 */
@NullMarked
package network.conet.evidence.dataset;

import org.jspecify.annotations.NullMarked;
