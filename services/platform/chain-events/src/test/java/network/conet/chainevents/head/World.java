package network.conet.chainevents.head;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.LogData;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** A chain that is reorganised at random, and observers of it, each as far as it likes. */
final class World {
  static final AccountAddress CONTRACT = AccountAddress.parse("0x" + "c".repeat(40));
  static final FollowedChain FOLLOWED =
      FollowedChain.of(ChainId.of(7), BlockNumber.of(3), List.of(CONTRACT));

  private final Random random;
  private final List<List<ChainBlock>> history = new ArrayList<>(List.of(List.of()));
  private long made;
  private int highest;

  World(Random random) {
    this.random = random;
  }

  List<ChainBlock> now() {
    return history.getLast();
  }

  /** Blocks come, or the newest ones are replaced by fewer, as many or more. */
  void goOn() {
    int depth = random.nextInt(4) == 0 ? random.nextInt(1, 7) : 0;
    change(depth, random.nextInt(depth == 0 ? 1 : 0, 8));
  }

  /** Grows above anything that anybody ever told of. */
  void outgrow() {
    change(0, highest - now().size() + 1);
  }

  private void change(int depth, int more) {
    List<ChainBlock> chain = new ArrayList<>(now().subList(0, Math.max(0, now().size() - depth)));
    for (int i = 0; i < more; i++) {
      Hash32 parent = chain.isEmpty() ? hash(0) : chain.getLast().hash();
      chain.add(block(FOLLOWED.deployBlock().plus(chain.size()), hash(++made), parent, made));
    }
    highest = Math.max(highest, chain.size());
    history.add(List.copyOf(chain));
  }

  static ChainBlock block(BlockNumber number, Hash32 hash, Hash32 parent, long content) {
    return new ChainBlock(
        new BlockPosition(number, hash),
        parent,
        Instant.ofEpochSecond(number.number()),
        List.of(
            new ChainLog(
                0,
                TxHash.of(hash(content).toBytes()),
                0,
                CONTRACT,
                List.of(),
                LogData.of(new byte[0]))));
  }

  static Hash32 hash(long number) {
    return Hash32.parse("0x" + "%064x".formatted(number * 0x9e3779b97f4a7c15L));
  }

  static ChainMessage.BlockAdded added(String source, ChainBlock block) {
    return new ChainMessage.BlockAdded(source, FOLLOWED.chainId(), FOLLOWED.contracts(), block);
  }

  static ChainMessage.BlockTakenBack back(String source, ChainBlock block) {
    return new ChainMessage.BlockTakenBack(
        source, FOLLOWED.chainId(), FOLLOWED.contracts(), block.position(), block.parentHash());
  }

  /** Tells what it sees; may lag, stand still, be restored to what it was, or repeat itself. */
  final class Observer {
    private final String name;
    private final List<ChainBlock> told = new ArrayList<>();
    private final List<ChainMessage> sent = new ArrayList<>();
    private int seen;

    Observer(String name) {
      this.name = name;
    }

    void observe(int steps, List<ChainMessage> topic) {
      seen = random.nextInt(seen, history.size());
      for (int i = 0; i < steps && step(history.get(seen), topic); i++) {
        continue;
      }
    }

    void catchUp(List<ChainMessage> topic) {
      seen = history.size() - 1;
      while (step(now(), topic)) {
        continue;
      }
    }

    /** Its database is the one of an earlier moment: it forgets what it told since. */
    void restore() {
      while (!told.isEmpty() && random.nextInt(4) != 0) {
        told.removeLast();
      }
    }

    void repeat(List<ChainMessage> topic) {
      int from = sent.size() - Math.min(sent.size(), random.nextInt(1, 6));
      topic.addAll(List.copyOf(sent.subList(from, sent.size())));
    }

    private boolean step(List<ChainBlock> chain, List<ChainMessage> topic) {
      int height = told.size();
      ChainMessage next;
      if (height > chain.size() || (height > 0 && !chain.get(height - 1).equals(told.getLast()))) {
        next = back(name, told.removeLast());
      } else if (height < chain.size()) {
        next = added(name, chain.get(height));
        told.add(chain.get(height));
      } else {
        return false;
      }
      sent.add(next);
      topic.add(next);
      return true;
    }
  }
}
