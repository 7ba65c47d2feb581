package network.conet.rewards.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import network.conet.kafka.Topics;
import network.conet.proto.proofs.v1.DatasetFrozen;
import network.conet.rewards.attest.FrozenDataset;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** Reads topic {@code conet.proofs.datasets.v1}. */
public final class DatasetEvents {
  public static final String TOPIC = Topics.PROOFS_DATASETS.name();

  private DatasetEvents() {}

  /**
   * @throws IllegalArgumentException if it is not a message of the topic
   */
  public static FrozenDataset decode(byte[] value) {
    try {
      DatasetFrozen frozen = DatasetFrozen.parseFrom(value);
      return new FrozenDataset(
          EpochId.of(frozen.getEpoch()),
          BlockNumber.of(frozen.getSnapshotBlock()),
          Hash32.of(frozen.getSnapshotHash().toByteArray()),
          Instant.ofEpochSecond(frozen.getEndTime()),
          Hash32.of(frozen.getDatasetHash().toByteArray()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not an announcement of a dataset", e);
    }
  }
}
