package network.conet.chain.transaction;

/** What a node said to a transaction that was handed to it. */
public sealed interface SendOutcome {
  /** It has it, or had it already. */
  record Taken() implements SendOutcome {}

  /** It looked at it and will not have it as things are. */
  record Rejected(String reason) implements SendOutcome {}

  /** It gave no answer, so it may or may not have it. */
  record NoAnswer(String reason) implements SendOutcome {}
}
