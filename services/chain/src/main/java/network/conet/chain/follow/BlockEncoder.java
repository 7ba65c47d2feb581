package network.conet.chain.follow;

import network.conet.chainevents.ChainBlock;

/** The bytes of the messages that tell of whole blocks. */
public interface BlockEncoder {
  String topic();

  byte[] added(ChainBlock block);

  byte[] takenBack(Block block);
}
