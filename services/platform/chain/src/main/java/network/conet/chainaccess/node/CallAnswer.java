package network.conet.chainaccess.node;

import network.conet.chainaccess.RevertData;
import network.conet.units.Bytes;

/** What a contract answered. */
public sealed interface CallAnswer {
  /** Empty data is what an address without code answers to everything. */
  record Returned(Bytes data) implements CallAnswer {}

  record Reverted(RevertData data) implements CallAnswer {}
}
