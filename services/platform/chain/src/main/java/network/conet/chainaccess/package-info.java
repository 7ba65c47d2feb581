/**
 * Speaking with the chain: how an address is written, how bytes are hashed, how a typed statement
 * becomes the digest that a contract checks, who signed it, and where the contracts of a deployment
 * are. Private keys live in {@link network.conet.chainaccess.SigningKey}, which never shows them;
 * signing and recovering use the native libsecp256k1, because a settlement recovers a signer for
 * every session. No connection to a node is made here.
 */
@NullMarked
package network.conet.chainaccess;

import org.jspecify.annotations.NullMarked;
