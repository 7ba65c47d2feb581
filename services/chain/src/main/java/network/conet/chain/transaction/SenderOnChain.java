package network.conet.chain.transaction;

/**
 * An account as the newest block has it.
 *
 * @param next the nonce that the chain would execute
 */
public record SenderOnChain(Nonce next, Wei balance) {}
