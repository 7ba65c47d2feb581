/**
 * The one EIP-712 domain of every kind of evidence, so that a contract can check each of these
 * signatures with ecrecover. Keys, hashes and words are those of {@code network.conet.chainaccess};
 * no arithmetic of curves or hashes is done here.
 */
@NullMarked
package network.conet.evidence.signing;

import org.jspecify.annotations.NullMarked;
