package network.conet.chain.transaction;

import java.time.Duration;

/**
 * How long open transactions are waited for.
 *
 * @param resend when one that is in no block is first sent again
 * @param unknown when it is called unknown
 * @param hopeless when it is dropped, if the chain could not carry it out as things are
 * @param lifetime when it is dropped in any case
 * @param confirmations how many blocks must stand on the one that used a nonce elsewhere
 */
public record Patience(
    Duration resend, Duration unknown, Duration hopeless, Duration lifetime, int confirmations) {}
