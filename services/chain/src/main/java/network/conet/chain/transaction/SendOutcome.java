package network.conet.chain.transaction;

/** What a node said to a transaction that was handed to it. */
public sealed interface SendOutcome {
  /** It has it, or had it already. */
  record Taken() implements SendOutcome {}

  /** It looked at it and will not have it as things are. */
  record Rejected(Cause cause, String reason) implements SendOutcome {}

  /** It gave no answer, so it may or may not have it. */
  record NoAnswer(String reason) implements SendOutcome {}

  /** Why a node will not have a transaction, whatever its words and numbers for that. */
  enum Cause {
    NONCE_USED,
    NONCE_TOO_FAR,
    /** It holds another one of the same nonce that offers as much, or nearly. */
    UNDERPRICED,
    FEE_TOO_LOW,
    UNFUNDED,
    POOL_FULL,
    OTHER
  }
}
