package network.conet.chain.transaction;

/** Why this service no longer follows a transaction that is in no block. */
public enum DropReason {
  /** Older than a transaction may become. */
  EXPIRED,
  /** Its sender cannot pay for its gas. */
  UNFUNDED,
  /** A nonce before it was never used. */
  NONCE_GAP,
  /** It offers less than the chain's base fee. */
  FEE_TOO_LOW,
  /** A node took another one of the same sender and nonce in its place. */
  DISPLACED,
  /** A node looked at it and would not have it. */
  REFUSED
}
