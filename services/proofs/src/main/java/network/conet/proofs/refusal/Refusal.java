package network.conet.proofs.refusal;

/** A refusal in words that a caller can act on; never names a payer, a session or a secret. */
public record Refusal(ErrorCode code, String detail) {}
