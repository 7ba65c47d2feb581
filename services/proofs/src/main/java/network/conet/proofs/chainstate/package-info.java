/**
 * What this service knows of the chain. Every decoded log is kept as a row named by its block and
 * position, and all state is derived from those rows; a log that the chain takes back deletes its
 * row and nothing else has to be undone. The one thing that cannot be taken back is a snapshot
 * block whose epoch is frozen: the dataset has been published and signed by then. Production runs
 * QBFT, whose blocks are final, so that a chain that does it anyway is not the chain that the
 * verifiers agreed on, and following it further would pay on false grounds: it is refused, and the
 * service stops being ready until a person looks.
 */
@NullMarked
package network.conet.proofs.chainstate;

import org.jspecify.annotations.NullMarked;
