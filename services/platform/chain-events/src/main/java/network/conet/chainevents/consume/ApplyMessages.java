package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.head.HeadMove;
import network.conet.chainevents.head.HeadTree;
import network.conet.units.Hash32;
import org.jspecify.annotations.Nullable;

/** Brings one transaction's messages into the projection, by the moves of the tree. */
final class ApplyMessages {
  private final Connection transaction;
  private final HeadTree tree;
  private final KnownBlocks rows;
  private final ChainProjection projection;
  private final Map<Hash32, ChainMessage.BlockAdded> told = new HashMap<>();
  private final List<ChainBlock> waiting = new ArrayList<>();
  private Optional<ChainBlock> newest = Optional.empty();
  private @Nullable Optional<BlockPosition> frozen;
  private long blocks;
  private long takenBack;

  ApplyMessages(
      Connection transaction, HeadTree tree, KnownBlocks rows, ChainProjection projection) {
    this.transaction = transaction;
    this.tree = tree;
    this.rows = rows;
    this.projection = projection;
  }

  /**
   * @throws ChainStopped if it cannot be followed; the transaction must not be committed then
   */
  void apply(ChainMessage message) throws SQLException {
    if (message instanceof ChainMessage.BlockAdded added) {
      told.putIfAbsent(added.block().hash(), added);
    }
    switch (tree.apply(message)) {
      case HeadMove.None none -> {}
      case HeadMove.Stopped(String reason) -> throw new ChainStopped(reason);
      case HeadMove.Moved(var backTo, var adopted) -> {
        if (backTo.isPresent()) {
          takeBack(backTo.get());
        }
        for (BlockPosition position : adopted) {
          requireWhatIsFrozen(position);
          waiting.add(body(position));
        }
      }
    }
  }

  private void takeBack(BlockPosition newTip) throws SQLException {
    flush();
    Optional<BlockPosition> kept = frozen();
    if (kept.isPresent() && kept.get().number().isAfter(newTip.number())) {
      throw FrozenHistoryChanged.takenBack(newTip, kept.get());
    }
    projection.takeBack(transaction, newTip);
    takenBack++;
  }

  private ChainBlock body(BlockPosition position) throws SQLException {
    ChainMessage.BlockAdded added = told.get(position.hash());
    return added != null ? added.block() : rows.body(transaction, position);
  }

  /** Stores everything that has not been stored yet. */
  void finish() throws SQLException {
    flush();
    rows.store(transaction, tree.takeChanges(), told);
  }

  private void flush() throws SQLException {
    if (!waiting.isEmpty()) {
      projection.append(transaction, List.copyOf(waiting));
      frozen = null;
      blocks += waiting.size();
      newest = Optional.of(waiting.getLast());
      waiting.clear();
    }
  }

  /** A rebuild comes by the frozen block again; its hash stands for everything beneath it. */
  private void requireWhatIsFrozen(BlockPosition told) throws SQLException {
    Optional<BlockPosition> kept = frozen();
    if (kept.isPresent() && kept.get().number().equals(told.number()) && !kept.get().equals(told)) {
      throw FrozenHistoryChanged.another(told, kept.get());
    }
  }

  /** Asked once, and again after blocks were added, which may freeze more. */
  private Optional<BlockPosition> frozen() throws SQLException {
    Optional<BlockPosition> known = frozen;
    if (known == null) {
      known = projection.frozen(transaction);
      frozen = known;
    }
    return known;
  }

  Optional<ChainBlock> newest() {
    return newest;
  }

  long blocks() {
    return blocks;
  }

  long takenBack() {
    return takenBack;
  }
}
