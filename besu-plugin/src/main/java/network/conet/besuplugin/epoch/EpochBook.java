package network.conet.besuplugin.epoch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import network.conet.besuplugin.epoch.EpochState.Phase;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * The newest blocks in which something happened to an epoch. Which of them count is asked when
 * somebody asks: those that the node's chain has then, so that a reorganisation needs no care here.
 */
public final class EpochBook {
  /** Blocks that are remembered: an epoch has a handful of such events. */
  private static final int BLOCKS = 4_096;

  private final AccountAddress anchor;
  private final LinkedHashMap<Hash32, List<EpochEvent>> byBlock = new LinkedHashMap<>();

  public EpochBook(AccountAddress anchor) {
    this.anchor = anchor;
  }

  public synchronized void see(ChainBlock block) {
    List<EpochEvent> events = EpochLogs.in(block, anchor);
    if (events.isEmpty()) {
      return;
    }
    byBlock.put(block.hash(), events);
    if (byBlock.size() > BLOCKS) {
      byBlock.remove(byBlock.firstEntry().getKey());
    }
  }

  /**
   * @param inChain whether the node's chain has a block
   */
  public Optional<EpochState> newest(Predicate<BlockPosition> inChain) {
    return events(inChain).stream()
        .filter(EpochEvent.Anchored.class::isInstance)
        .map(EpochEvent::epoch)
        .max(EpochId::compareTo)
        .flatMap(epoch -> find(epoch, inChain));
  }

  /** Empty if it was never anchored, or so long ago that it is not remembered. */
  public Optional<EpochState> find(EpochId epoch, Predicate<BlockPosition> inChain) {
    Optional<EpochState> state = Optional.empty();
    for (EpochEvent event : events(inChain)) {
      if (event.epoch().equals(epoch)) {
        state = after(state, event);
      }
    }
    return state;
  }

  private static Optional<EpochState> after(Optional<EpochState> before, EpochEvent event) {
    return switch (event) {
      case EpochEvent.Anchored anchored ->
          Optional.of(
              new EpochState(
                  anchored.epoch(),
                  Phase.ANCHORED,
                  anchored.digest(),
                  anchored.accountsRoot(),
                  anchored.snapshotBlock(),
                  anchored.block()));
      case EpochEvent.Activated activated -> before.map(state -> state.in(Phase.ACTIVE));
      case EpochEvent.Cancelled cancelled -> before.map(state -> state.in(Phase.CANCELLED));
      case EpochEvent.Settled settled -> before.map(state -> state.in(Phase.SETTLED));
    };
  }

  private List<EpochEvent> events(Predicate<BlockPosition> inChain) {
    return remembered().stream()
        .filter(events -> inChain.test(events.getFirst().block()))
        .flatMap(List::stream)
        .sorted(EpochEvent.IN_ORDER)
        .toList();
  }

  /** A copy: the node is asked without holding up the worker. */
  private synchronized List<List<EpochEvent>> remembered() {
    return List.copyOf(byBlock.values());
  }
}
