package network.conet.besuplugin.fake;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import network.conet.besuplugin.fake.FakeBlock.FakeLog;
import network.conet.besuplugin.fake.FakeBlock.FakeTransaction;
import network.conet.chainevents.FollowedChain;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.hyperledger.besu.datatypes.Address;
import org.hyperledger.besu.datatypes.Hash;
import org.hyperledger.besu.datatypes.LogTopic;
import org.hyperledger.besu.plugin.data.AddedBlockContext.EventType;
import org.hyperledger.besu.plugin.data.BlockContext;
import org.hyperledger.besu.plugin.data.BlockHeader;
import org.hyperledger.besu.plugin.data.TransactionReceipt;
import org.hyperledger.besu.plugin.services.BesuEvents;
import org.hyperledger.besu.plugin.services.BlockchainService;

/**
 * A node as a plugin sees one: listeners run on the thread that imports, and what they throw fails
 * the import; a reorganisation is one event, for its last block; a rewound chain is no event at
 * all; after a restart nothing is told again.
 */
public final class FakeNode implements BlockchainService, BesuEvents {
  public static final long CHAIN_ID = 31_338;
  public static final AccountAddress FOLLOWED_CONTRACT =
      AccountAddress.parse("0x" + "c".repeat(40));
  public static final AccountAddress OTHER_CONTRACT = AccountAddress.parse("0x" + "d".repeat(40));
  public static final FollowedChain FOLLOWED =
      FollowedChain.of(ChainId.of(CHAIN_ID), BlockNumber.of(3), List.of(FOLLOWED_CONTRACT));

  private final Map<Hash, FakeBlock> stored = new HashMap<>();
  private final Set<Hash> withoutReceipts = new HashSet<>();
  private final List<FakeBlock> chain = new ArrayList<>();
  private final Map<Long, BlockAddedListener> listeners = new ConcurrentHashMap<>();
  private final AtomicLong listenerIds = new AtomicLong();
  private final AtomicLong made = new AtomicLong();

  public FakeNode() {
    FakeBlock genesis = new FakeBlock(0, hash(0), hash(-1), 0, List.of());
    stored.put(genesis.hash(), genesis);
    chain.add(genesis);
  }

  /** The next block, as a sole validator makes one. */
  public FakeBlock mine(FakeTransaction... transactions) {
    FakeBlock block;
    synchronized (this) {
      block = store(child(chain.getLast(), List.of(transactions)));
      chain.add(block);
    }
    tell(block, EventType.HEAD_ADVANCED);
    return block;
  }

  public void mine(int blocks) {
    for (int i = 0; i < blocks; i++) {
      mine(transaction(2));
    }
  }

  /** The newest blocks are replaced by others, at least as many and one more. */
  public void reorganise(int depth, int more) {
    List<FakeBlock> side = new ArrayList<>();
    synchronized (this) {
      FakeBlock parent = chain.get(chain.size() - 1 - depth);
      for (int i = 0; i < depth + more; i++) {
        parent = store(child(parent, List.of(transaction(1))));
        side.add(parent);
      }
    }
    side.subList(0, side.size() - 1).forEach(block -> tell(block, EventType.FORK));
    synchronized (this) {
      chain.subList(chain.size() - depth, chain.size()).clear();
      chain.addAll(side);
    }
    tell(side.getLast(), EventType.CHAIN_REORG);
  }

  /** A block beside the chain. */
  public FakeBlock fork() {
    FakeBlock block;
    synchronized (this) {
      block = store(child(chain.get(chain.size() - 2), List.of(transaction(1))));
    }
    tell(block, EventType.FORK);
    return block;
  }

  /** A block that is stored while the node catches up with its peers, and is not its head. */
  public FakeBlock storeOnly() {
    FakeBlock block;
    synchronized (this) {
      block = store(child(chain.getLast(), List.of(transaction(1))));
    }
    tell(block, EventType.STORED_ONLY);
    return block;
  }

  /** The chain ends lower, as after a crash or on an operator's demand; there is no event. */
  public synchronized void rewind(int depth) {
    chain.subList(chain.size() - depth, chain.size()).clear();
  }

  /** The node's process ends and another begins on its data: whoever listened is gone. */
  public void restart() {
    listeners.clear();
  }

  public synchronized void loseReceipts(FakeBlock block) {
    withoutReceipts.add(block.hash());
  }

  public synchronized void findReceipts(FakeBlock block) {
    withoutReceipts.remove(block.hash());
  }

  public synchronized List<FakeBlock> chain() {
    return List.copyOf(chain);
  }

  private FakeBlock store(FakeBlock block) {
    stored.put(block.hash(), block);
    return block;
  }

  private FakeBlock child(FakeBlock parent, List<FakeTransaction> transactions) {
    return new FakeBlock(
        parent.number() + 1,
        hash(made.incrementAndGet()),
        parent.hash(),
        1_700_000_000L + parent.number() + 1,
        transactions);
  }

  /** One with logs of a contract that is followed, between those of one that is not. */
  public FakeTransaction transaction(int logs) {
    long id = made.incrementAndGet();
    List<FakeLog> all = new ArrayList<>(List.of(log(OTHER_CONTRACT, id)));
    for (int i = 0; i < logs; i++) {
      all.add(log(FOLLOWED_CONTRACT, id + i));
    }
    all.add(log(OTHER_CONTRACT, id));
    return new FakeTransaction(hash(-id), List.copyOf(all));
  }

  /** One log with as much data. */
  public FakeTransaction bigTransaction(int bytes) {
    FakeLog log = log(FOLLOWED_CONTRACT, 1);
    return new FakeTransaction(
        hash(-made.incrementAndGet()),
        List.of(new FakeLog(log.logger(), log.topics(), Bytes.wrap(new byte[bytes]))));
  }

  public static FakeLog log(AccountAddress contract, long id) {
    return new FakeLog(
        Address.wrap(Bytes.wrap(contract.toBytes())),
        List.of(LogTopic.wrap(word(id)), LogTopic.wrap(word(id * 31))),
        word(id * 7));
  }

  public static Hash hash(long id) {
    return Hash.wrap(word(id * 0x9e3779b97f4a7c15L));
  }

  private static Bytes32 word(long id) {
    byte[] bytes = ByteBuffer.allocate(Bytes32.SIZE).putLong(id).putLong(24, id).array();
    return Bytes32.wrap(bytes);
  }

  private void tell(FakeBlock block, EventType type) {
    listeners.values().forEach(listener -> listener.onBlockAdded(block.as(type)));
  }

  @Override
  public long addBlockAddedListener(BlockAddedListener listener) {
    long id = listenerIds.incrementAndGet();
    listeners.put(id, listener);
    return id;
  }

  @Override
  public void removeBlockAddedListener(long listener) {
    listeners.remove(listener);
  }

  public int listening() {
    return listeners.size();
  }

  @Override
  public synchronized Optional<BlockContext> getBlockByNumber(long number) {
    return number < 0 || number >= chain.size()
        ? Optional.empty()
        : Optional.of(chain.get((int) number));
  }

  @Override
  public synchronized Optional<BlockContext> getBlockByHash(Hash hash) {
    return Optional.ofNullable(stored.get(hash));
  }

  @Override
  public synchronized Optional<List<TransactionReceipt>> getReceiptsByBlockHash(Hash hash) {
    return Optional.ofNullable(stored.get(hash))
        .filter(block -> !withoutReceipts.contains(hash))
        .map(FakeBlock::receipts);
  }

  @Override
  public synchronized BlockHeader getChainHeadHeader() {
    return chain.getLast().getBlockHeader();
  }

  @Override
  public Optional<BigInteger> getChainId() {
    return Optional.of(BigInteger.valueOf(CHAIN_ID));
  }
}
