package network.conet.besuplugin.rpc;

import java.util.Optional;
import network.conet.besuplugin.epoch.EpochState;
import network.conet.besuplugin.stream.StreamStatus;
import network.conet.units.EpochId;

/** What can be asked of a plugin that runs. */
public interface StreamView {
  /** As this observer's messages call it. */
  String source();

  StreamStatus status();

  int queued();

  long leftOutOfQueue();

  /** Why the newest attempt to go on failed. */
  Optional<String> failure();

  /** Empty for an epoch that was never anchored, or so long ago that it is not remembered. */
  Optional<EpochState> epoch(Optional<EpochId> epoch);
}
