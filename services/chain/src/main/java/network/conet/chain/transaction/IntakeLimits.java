package network.conet.chain.transaction;

/**
 * How much may be open at once; so the store is bounded whoever sends what.
 *
 * @param ahead how many nonces above the one that the chain would execute next
 * @param ofSender of one account
 * @param ofCaller of one person, whatever the accounts
 * @param ofAll of everybody; the service's own calls come on top
 */
public record IntakeLimits(int ahead, int ofSender, int ofCaller, int ofAll) {}
