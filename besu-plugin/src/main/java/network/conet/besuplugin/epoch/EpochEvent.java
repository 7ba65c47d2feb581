package network.conet.besuplugin.epoch;

import java.util.Comparator;
import network.conet.chainevents.BlockPosition;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** Something that happened to an epoch in a block. */
sealed interface EpochEvent {
  Comparator<EpochEvent> IN_ORDER =
      Comparator.comparing((EpochEvent event) -> event.block().number())
          .thenComparing(EpochEvent::logIndex);

  BlockPosition block();

  int logIndex();

  EpochId epoch();

  record Anchored(
      BlockPosition block,
      int logIndex,
      EpochId epoch,
      Hash32 digest,
      BlockNumber snapshotBlock,
      Hash32 accountsRoot)
      implements EpochEvent {}

  record Activated(BlockPosition block, int logIndex, EpochId epoch) implements EpochEvent {}

  record Cancelled(BlockPosition block, int logIndex, EpochId epoch) implements EpochEvent {}

  record Settled(BlockPosition block, int logIndex, EpochId epoch) implements EpochEvent {}
}
