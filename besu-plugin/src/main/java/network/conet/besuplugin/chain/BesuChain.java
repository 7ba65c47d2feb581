package network.conet.besuplugin.chain;

import java.util.Optional;
import java.util.Set;
import network.conet.besuplugin.stream.ChainLink;
import network.conet.besuplugin.stream.HeadQueue;
import network.conet.besuplugin.stream.NodeChain;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import org.apache.tuweni.bytes.Bytes32;
import org.hyperledger.besu.datatypes.Hash;
import org.hyperledger.besu.plugin.services.BesuEvents;
import org.hyperledger.besu.plugin.services.BlockchainService;

/** The chain as the node has stored it. */
public final class BesuChain implements NodeChain {
  private final BlockchainService service;
  private final BesuBlocks blocks;

  /**
   * @param followed the contracts whose logs are told
   */
  public BesuChain(BlockchainService service, Set<AccountAddress> followed) {
    this.service = service;
    this.blocks = new BesuBlocks(followed);
  }

  @Override
  public ChainLink head() {
    return BesuBlocks.link(service.getChainHeadHeader());
  }

  @Override
  public Optional<ChainLink> at(BlockNumber number) {
    return service
        .getBlockByNumber(number.number())
        .map(block -> BesuBlocks.link(block.getBlockHeader()));
  }

  @Override
  public Optional<ChainBlock> block(ChainLink link) {
    Hash hash = Hash.wrap(Bytes32.wrap(link.hash().toBytes()));
    return service
        .getBlockByHash(hash)
        .flatMap(
            block ->
                service
                    .getReceiptsByBlockHash(hash)
                    .flatMap(receipts -> blocks.block(block, receipts)));
  }

  /** Whether the chain has this block now. */
  public boolean has(BlockPosition position) {
    return at(position.number()).filter(link -> link.position().equals(position)).isPresent();
  }

  /**
   * What brings new heads into the queue.
   *
   * @param wake told when there is something
   */
  public BesuEvents.BlockAddedListener listener(HeadQueue queue, Runnable wake) {
    return new HeadListener(blocks, queue, wake);
  }
}
