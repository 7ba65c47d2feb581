package network.conet.chain.transaction;

/** Reads signed transactions. */
public interface EnvelopeReader {
  Reading read(SignedEnvelope envelope);

  /** What was read. */
  sealed interface Reading {
    record Transaction(DecodedTransaction decoded) implements Reading {}

    /** No transaction of a kind that is taken here, and why. */
    record Unreadable(String why) implements Reading {}
  }
}
