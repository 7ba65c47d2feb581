package network.conet.chain.follow;

/** The bytes of the messages that tell of whole blocks. */
public interface BlockEncoder {
  String topic();

  byte[] added(FollowedBlock followed);

  byte[] takenBack(Block block);
}
