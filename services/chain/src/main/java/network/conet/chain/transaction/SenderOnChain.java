package network.conet.chain.transaction;

import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;

/**
 * An account as the newest block has it.
 *
 * @param next the nonce that the chain would execute
 */
public record SenderOnChain(Nonce next, Wei balance) {}
