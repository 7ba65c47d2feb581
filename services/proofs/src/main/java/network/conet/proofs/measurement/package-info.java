/**
 * What nodes say of each other. A report counts if its author was a node with that hot key in the
 * epoch, is not its own subject, and has not said anything on the same question yet: the first word
 * counts, a second and different one is refused here and is evidence against its author on chain.
 * Reports are taken for the open epoch only, so that nobody can aim at figures already known.
 */
@NullMarked
package network.conet.proofs.measurement;

import org.jspecify.annotations.NullMarked;
