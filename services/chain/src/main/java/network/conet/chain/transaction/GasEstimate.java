package network.conet.chain.transaction;

import network.conet.chainaccess.Gas;
import network.conet.chainaccess.RevertData;

/** What a node says a call would cost. */
public sealed interface GasEstimate {
  record Needs(Gas gas) implements GasEstimate {}

  record Reverts(RevertData data) implements GasEstimate {}
}
