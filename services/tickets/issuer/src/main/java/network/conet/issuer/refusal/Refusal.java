package network.conet.issuer.refusal;

/** A refusal in words that a caller can act on. */
public record Refusal(ErrorCode code, String detail) {}
