package network.conet.besuplugin.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import network.conet.besuplugin.stream.StreamStatus.Phase;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.units.BlockNumber;
import org.jspecify.annotations.Nullable;

/** Brings the topic one step closer to the node's chain. One thread runs it. */
public final class StreamChain {
  /** As many as readers remember. */
  static final int KEPT_BLOCKS = 1_024;

  private static final int BATCH_BLOCKS = 256;

  /** Hex digits of logs' data after which a batch is full: 4 MiB. */
  private static final long BATCH_DIGITS = 8 << 20;

  private final FollowedChain followed;
  private final String source;
  private final int kept;
  private final NodeChain chain;
  private final BlocksTopic topic;
  private final HeadQueue queue;
  private final Consumer<ChainBlock> seen;
  private @Nullable TopicHistory history;
  private @Nullable ToldBlocks told;
  private @Nullable ChainLink walkedTo;
  private volatile StreamStatus status = StreamStatus.NONE;

  /**
   * @param source how this observer is called in its messages, always the same
   * @param seen told of every block that is read from the topic or written to it
   */
  public StreamChain(
      FollowedChain followed,
      String source,
      NodeChain chain,
      BlocksTopic topic,
      HeadQueue queue,
      Consumer<ChainBlock> seen) {
    this(followed, source, KEPT_BLOCKS, chain, topic, queue, seen);
  }

  StreamChain(
      FollowedChain followed,
      String source,
      int kept,
      NodeChain chain,
      BlocksTopic topic,
      HeadQueue queue,
      Consumer<ChainBlock> seen) {
    this.followed = followed;
    this.source = source;
    this.kept = kept;
    this.chain = chain;
    this.topic = topic;
    this.queue = queue;
    this.seen = seen;
  }

  public StreamStatus status() {
    return status;
  }

  /**
   * @return whether something was written, so that there may be more to do
   */
  public boolean step() {
    ToldBlocks current = told;
    if (current == null) {
      current = known();
      if (current == null) {
        status = status.in(Phase.WAITING_FOR_THE_NODE);
        return false;
      }
      told = current;
      walkedTo = null;
    }
    boolean walk = queue.takeWalk();
    return (!walk && tellQueued(current)) || walk(current, walk);
  }

  /** What was told before, by this observer or another; null while the node cannot say. */
  private @Nullable ToldBlocks known() {
    TopicHistory known = history;
    if (known == null) {
      status = status.in(Phase.READING_THE_TOPIC);
      known = new TopicHistory(followed, source, kept);
      TopicHistory reading = known;
      topic.read(
          message -> {
            reading.apply(message);
            if (message instanceof ChainMessage.BlockAdded added) {
              seen.accept(added.block());
            }
          });
      history = known;
    }
    Optional<List<ChainLink>> shared = known.sharedWith(chain);
    if (shared.isEmpty()) {
      return null;
    }
    history = null;
    ToldBlocks blocks = new ToldBlocks(followed.deployBlock(), kept, shared.get());
    known.own().forEach(blocks::add);
    status = status.read(shared.get().stream().findFirst().map(ChainLink::position));
    return blocks;
  }

  private boolean tellQueued(ToldBlocks current) {
    List<ChainBlock> following = new ArrayList<>();
    ChainLink last = null;
    for (NewHead head : queue.take(BATCH_BLOCKS)) {
      ChainLink link = head.link();
      if (current.has(link)) {
        continue;
      }
      Optional<ChainBlock> block =
          (last == null ? current.isFollowedBy(link) : link.follows(last))
              ? head.whole().get()
              : Optional.empty();
      if (block.isEmpty()) {
        queue.needWalk();
        break;
      }
      following.add(block.get());
      last = link;
    }
    if (following.isEmpty()) {
      return false;
    }
    tell(current, following);
    return true;
  }

  /**
   * Heads may change without an event, so that the chain is looked at whenever there is nothing
   * else to do; to the end of it only if its head is another.
   */
  private boolean walk(ToldBlocks current, boolean asked) {
    ChainLink head = chain.head();
    status = status.at(head.number());
    if (!asked && head.equals(walkedTo)) {
      return false;
    }
    if (asked || current.highest().filter(head::equals).isEmpty()) {
      status = status.walked();
      List<ChainLink> left = current.leftBy(chain, head.number());
      if (!left.isEmpty()) {
        takeBack(current, left);
        return true;
      }
      BlockNumber next = current.nextAfter(chain, head.number());
      if (!next.isAfter(head.number())) {
        List<ChainBlock> blocks = read(current, next, head.number());
        if (blocks.isEmpty()) {
          status = status.in(Phase.WAITING_FOR_THE_NODE);
          return false;
        }
        status = status.in(Phase.CATCHING_UP);
        tell(current, blocks);
        return true;
      }
    }
    walkedTo = head;
    boolean ahead =
        current.highest().filter(top -> top.number().isAfter(head.number())).isPresent();
    status = status.in(ahead ? Phase.WAITING_FOR_THE_NODE : Phase.CAUGHT_UP);
    return false;
  }

  /** Blocks of the chain, each on the one before; fewer if it changed meanwhile. */
  private List<ChainBlock> read(ToldBlocks current, BlockNumber from, BlockNumber to) {
    List<ChainBlock> blocks = new ArrayList<>();
    ChainLink last = null;
    long digits = 0;
    for (BlockNumber at = from;
        !at.isAfter(to) && blocks.size() < BATCH_BLOCKS && digits < BATCH_DIGITS;
        at = at.next()) {
      Optional<ChainLink> link = chain.at(at);
      if (link.isEmpty() || !fits(current, last, link.get())) {
        break;
      }
      Optional<ChainBlock> block = chain.block(link.get());
      if (block.isEmpty()) {
        break;
      }
      blocks.add(block.get());
      digits += block.get().logs().stream().mapToLong(log -> log.data().hex().length()).sum();
      last = link.get();
    }
    return blocks;
  }

  private boolean fits(ToldBlocks current, @Nullable ChainLink last, ChainLink link) {
    return last != null
        ? link.follows(last)
        : link.number().equals(followed.deployBlock()) || current.hasParentOf(link);
  }

  private void tell(ToldBlocks current, List<ChainBlock> blocks) {
    List<ChainMessage> messages = new ArrayList<>();
    for (ChainBlock block : blocks) {
      messages.add(
          new ChainMessage.BlockAdded(source, followed.chainId(), followed.contracts(), block));
    }
    write(messages);
    blocks.forEach(block -> current.add(ChainLink.of(block)));
    blocks.forEach(seen);
    status = status.wrote(Optional.of(blocks.getLast().position()), blocks.size(), 0);
  }

  private void takeBack(ToldBlocks current, List<ChainLink> left) {
    List<ChainMessage> messages = new ArrayList<>();
    for (ChainLink block : left) {
      messages.add(
          new ChainMessage.BlockTakenBack(
              source,
              followed.chainId(),
              followed.contracts(),
              block.position(),
              block.parentHash()));
    }
    write(messages);
    current.remove(left);
    Optional<BlockPosition> newest = current.highest().map(ChainLink::position);
    status = status.wrote(newest, 0, left.size());
  }

  /** Of a batch that failed the topic has nobody knows how much: it is asked again. */
  private void write(List<ChainMessage> messages) {
    try {
      topic.write(messages);
    } catch (RuntimeException e) {
      told = null;
      throw e;
    }
  }
}
