package network.conet.chain.follow;

/** The bytes of the events, whose form belongs to another adapter than the store's. */
public interface EventEncoder {
  String topic();

  byte[] log(long sequence, Block block, ContractLog log, boolean removed);

  byte[] imported(long sequence, Block block);

  byte[] removed(long sequence, Block block);
}
