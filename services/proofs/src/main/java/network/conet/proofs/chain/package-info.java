/**
 * The contracts as this service reads them: the events of registry, escrow and parameters, by the
 * generated bindings, and the two immutables of the anchor that epochs follow from, by one call at
 * the start.
 */
@NullMarked
package network.conet.proofs.chain;

import org.jspecify.annotations.NullMarked;
