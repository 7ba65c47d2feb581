package network.conet.chain.rpc;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chain.follow.Block;
import network.conet.chain.follow.ChainSource;
import network.conet.chainaccess.node.BlockHeader;
import network.conet.chainaccess.node.BlockLogs;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.NodeLog;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;

/** Reads blocks and the logs of the contracts from a node. */
public final class RpcChainSource implements ChainSource {
  private final EthNode node;
  private final Set<AccountAddress> contracts;

  public RpcChainSource(EthNode node, Collection<AccountAddress> contracts) {
    this.node = node;
    this.contracts = Set.copyOf(contracts);
  }

  @Override
  public BlockNumber head() {
    return Answers.expect(node.head()).number();
  }

  @Override
  public Optional<Block> block(BlockNumber number) {
    return Answers.expect(node.header(number)).map(RpcChainSource::block);
  }

  @Override
  public List<ChainBlock> blocks(BlockNumber from, BlockNumber to) {
    return Answers.expect(node.blocks(from, to, contracts)).stream()
        .map(RpcChainSource::followed)
        .toList();
  }

  private static ChainBlock followed(BlockLogs block) {
    BlockHeader header = block.header();
    return new ChainBlock(
        new BlockPosition(header.number(), header.hash()),
        header.parentHash(),
        header.timestamp(),
        block.logs().stream().map(RpcChainSource::log).toList());
  }

  private static Block block(BlockHeader header) {
    return new Block(header.number(), header.hash(), header.parentHash(), header.timestamp());
  }

  private static ChainLog log(NodeLog log) {
    return new ChainLog(
        log.logIndex(),
        log.transaction(),
        log.transactionIndex(),
        log.address(),
        log.topics(),
        new LogData(log.data().hex()));
  }
}
