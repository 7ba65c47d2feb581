package network.conet.proofs.outbox;

/** An encoded event; what has the same key stays in order. */
public record OutboundEvent(EventTopic topic, byte[] key, byte[] payload) {}
