package network.conet.besuplugin.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.besuplugin.fake.FakeBlock;
import network.conet.besuplugin.fake.FakeBlock.FakeLog;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.chain.follow.Block;
import network.conet.chain.follow.ChainSource;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.hyperledger.besu.datatypes.BytesHolder;

/** What services/chain reads of the same node over its JSON-RPC. */
public final class RpcOfFakeNode implements ChainSource {
  private final FakeNode node;

  public RpcOfFakeNode(FakeNode node) {
    this.node = node;
  }

  @Override
  public BlockNumber head() {
    return BlockNumber.of(node.chain().getLast().number());
  }

  @Override
  public Optional<Block> block(BlockNumber number) {
    List<FakeBlock> chain = node.chain();
    return number.number() < chain.size()
        ? Optional.of(block(chain.get((int) number.number())))
        : Optional.empty();
  }

  @Override
  public List<ChainBlock> blocks(BlockNumber from, BlockNumber to) {
    return node.chain().stream()
        .filter(block -> block.number() >= from.number() && block.number() <= to.number())
        .map(
            block ->
                new ChainBlock(
                    new BlockPosition(BlockNumber.of(block.number()), hash(block.hash())),
                    hash(block.parent()),
                    Instant.ofEpochSecond(block.timestamp()),
                    logs(block)))
        .toList();
  }

  private static Block block(FakeBlock block) {
    return new Block(
        BlockNumber.of(block.number()),
        hash(block.hash()),
        hash(block.parent()),
        Instant.ofEpochSecond(block.timestamp()));
  }

  private static List<ChainLog> logs(FakeBlock block) {
    List<ChainLog> logs = new ArrayList<>();
    int logIndex = 0;
    for (int i = 0; i < block.transactions().size(); i++) {
      for (FakeLog log : block.transactions().get(i).logs()) {
        AccountAddress address = AccountAddress.of(log.logger().getBytes().toArray());
        if (address.equals(FakeNode.FOLLOWED_CONTRACT)) {
          logs.add(
              new ChainLog(
                  logIndex,
                  TxHash.of(block.transactions().get(i).hash().getBytes().toArray()),
                  i,
                  address,
                  log.topics().stream().map(RpcOfFakeNode::hash).toList(),
                  LogData.of(log.data().toArray())));
        }
        logIndex++;
      }
    }
    return logs;
  }

  private static Hash32 hash(BytesHolder holder) {
    return Hash32.of(holder.getBytes().toArray());
  }
}
