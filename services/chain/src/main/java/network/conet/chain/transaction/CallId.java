package network.conet.chain.transaction;

/** A call that a service asked for: a key means nothing without its caller. */
public record CallId(Caller caller, IdempotencyKey key) {}
