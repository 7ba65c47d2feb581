package network.conet.chain.transaction;

/** What a node says a call would cost. */
public sealed interface GasEstimate {
  record Needs(Gas gas) implements GasEstimate {}

  record Reverts(RevertData data) implements GasEstimate {}
}
