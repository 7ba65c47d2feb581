package network.conet.chain.rpc;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chain.follow.Block;
import network.conet.chain.follow.ChainSource;
import network.conet.chain.follow.ContractLog;
import network.conet.chain.follow.FollowedBlock;
import network.conet.chain.follow.LogData;
import network.conet.chainaccess.node.BlockHeader;
import network.conet.chainaccess.node.BlockLogs;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.NodeLog;
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
  public List<FollowedBlock> blocks(BlockNumber from, BlockNumber to) {
    return Answers.expect(node.blocks(from, to, contracts)).stream()
        .map(RpcChainSource::followed)
        .toList();
  }

  private static FollowedBlock followed(BlockLogs block) {
    return new FollowedBlock(
        block(block.header()), block.logs().stream().map(RpcChainSource::log).toList());
  }

  private static Block block(BlockHeader header) {
    return new Block(header.number(), header.hash(), header.parentHash(), header.timestamp());
  }

  private static ContractLog log(NodeLog log) {
    return new ContractLog(
        log.logIndex(),
        log.transaction(),
        log.transactionIndex(),
        log.address(),
        log.topics(),
        new LogData(log.data().hex()));
  }
}
