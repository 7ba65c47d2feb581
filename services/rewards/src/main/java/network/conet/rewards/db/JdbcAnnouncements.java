package network.conet.rewards.db;

import java.util.Optional;
import network.conet.rewards.attest.Announcements;
import network.conet.rewards.attest.FrozenDataset;
import network.conet.units.EpochId;

/** The datasets that proofs announced. */
public final class JdbcAnnouncements implements Announcements {
  private final JdbcSession session;

  public JdbcAnnouncements(JdbcSession session) {
    this.session = session;
  }

  @Override
  public void save(FrozenDataset dataset) {
    session.update(
        """
        insert into dataset values (?, ?, ?, ?, ?)
        on conflict (epoch) do update set snapshot_block = excluded.snapshot_block,
          snapshot_hash = excluded.snapshot_hash, end_time = excluded.end_time,
          dataset_hash = excluded.dataset_hash
        """,
        p ->
            p.epoch(dataset.epoch())
                .block(dataset.snapshotBlock())
                .hash(dataset.snapshotHash())
                .time(dataset.endTime())
                .hash(dataset.datasetHash()));
  }

  @Override
  public Optional<FrozenDataset> find(EpochId epoch) {
    return session.one(
        "select * from dataset where epoch = ?",
        p -> p.epoch(epoch),
        row ->
            new FrozenDataset(
                row.epoch("epoch"),
                row.block("snapshot_block"),
                row.hash("snapshot_hash"),
                row.time("end_time"),
                row.hash("dataset_hash")));
  }
}
