/**
 * What every kind of evidence is signed with: keccak-256, secp256k1 through the native library that
 * Bitcoin and Ethereum nodes use, and the one EIP-712 domain, so that a contract can check each of
 * these signatures with ecrecover. No arithmetic of curves or hashes is done here.
 */
@NullMarked
package network.conet.evidence.signing;

import org.jspecify.annotations.NullMarked;
