package network.conet.chain.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.TxHash;

/**
 * Settles transactions by what blocks say: each block is read once, and costs what it holds of
 * ours, however many others are open. A block names whose nonces it used, so a transaction that
 * another one has replaced ends in the same moment.
 */
public final class FollowInclusions {
  private static final int BATCH = 50;

  private final TrackingStore store;
  private final TransactionNode node;

  public FollowInclusions(TrackingStore store, TransactionNode node) {
    this.store = store;
    this.node = node;
  }

  /**
   * Goes on by some blocks, or back by one.
   *
   * @return whether there is more to do at once
   * @throws NodeUnreachableException if the node gives no answer, or one that does not fit
   */
  public boolean step() {
    BlockNumber head = node.head();
    Optional<BlockPoint> last = store.lastBlock();
    if (last.isEmpty()) {
      // what was sent before the first block that is looked at is found by its receipt
      node.blocks(head, head).forEach(block -> store.append(block.point(), Map.of()));
      return false;
    }
    BlockPoint tip = last.get();
    if (tip.number().isAfter(head)) {
      // a node that lags proves nothing; a branch that is shorter grows
      return false;
    }
    BlockNumber to = min(head, tip.number().plus(BATCH));
    List<BlockContent> blocks = node.blocks(tip.number(), to);
    if (blocks.isEmpty()) {
      return false;
    }
    if (!blocks.getFirst().point().equals(tip)) {
      store.takeBack(tip);
      return true;
    }
    for (int i = 1; i < blocks.size(); i++) {
      if (!blocks.get(i).parent().equals(blocks.get(i - 1).point().hash())) {
        return true;
      }
      settle(blocks.get(i));
    }
    return head.isAfter(to);
  }

  private void settle(BlockContent block) {
    Map<Place, TxHash> used = new HashMap<>();
    block.transactions().forEach(e -> used.put(new Place(e.sender(), e.nonce()), e.hash()));
    List<StoredTransaction> concerned =
        block.transactions().isEmpty() ? List.of() : store.concernedBy(block.transactions());
    List<StoredTransaction> included = new ArrayList<>();
    Map<TxHash, Status.Change> changes = new HashMap<>();
    for (StoredTransaction t : concerned) {
      Optional<TxHash> by = Optional.ofNullable(used.get(Place.of(t)));
      if (by.filter(t.hash()::equals).isPresent()) {
        included.add(t);
      } else {
        changes.put(t.hash(), new Status.Change.NonceUsed(by, Optional.of(block.point())));
      }
    }
    List<Optional<Inclusion>> inclusions =
        included.isEmpty() ? List.of() : node.inclusions(included);
    for (int i = 0; i < included.size(); i++) {
      Inclusion inclusion =
          inclusions
              .get(i)
              .filter(found -> found.blockHash().equals(block.point().hash()))
              .orElseThrow(
                  () -> new NodeUnreachableException("the node has no receipt of a block's own"));
      changes.put(included.get(i).hash(), new Status.Change.Included(inclusion));
    }
    store.append(block.point(), changes);
  }

  private static BlockNumber min(BlockNumber a, BlockNumber b) {
    return a.isAfter(b) ? b : a;
  }

  private record Place(AccountAddress sender, Nonce nonce) {
    static Place of(StoredTransaction transaction) {
      return new Place(transaction.sender(), transaction.nonce());
    }
  }
}
