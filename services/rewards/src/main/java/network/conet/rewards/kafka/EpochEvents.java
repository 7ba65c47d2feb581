package network.conet.rewards.kafka;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import network.conet.events.OutboxEvent;
import network.conet.kafka.Topics;
import network.conet.proto.rewards.v1.EpochComputed;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.epoch.EpochTotals;
import network.conet.units.Hash32;

/** Writes topic {@code conet.rewards.epochs.v1}. */
public final class EpochEvents {
  public static final String TOPIC = Topics.REWARDS_EPOCHS.name();

  private EpochEvents() {}

  public static OutboxEvent encode(EpochLedger.SignedEpoch epoch) {
    EpochHeader header = epoch.header();
    EpochTotals totals = header.totals();
    EpochComputed computed =
        EpochComputed.newBuilder()
            .setHeader(
                network.conet.proto.rewards.v1.EpochHeader.newBuilder()
                    .setEpoch(header.epoch().number())
                    .setAttempt(header.attempt().number())
                    .setPreviousDigest(bytes(header.previousDigest()))
                    .setSnapshotBlock(header.snapshotBlock().number())
                    .setSnapshotHash(bytes(header.snapshotHash()))
                    .setEndTime(header.endTime().getEpochSecond())
                    .setProofsRoot(bytes(header.roots().proofs()))
                    .setNodesRoot(bytes(header.roots().nodes()))
                    .setEntriesRoot(bytes(header.roots().entries()))
                    .setAccountsRoot(bytes(header.roots().accounts()))
                    .setTotalWeight(totals.totalWeight().toString())
                    .setEmission(totals.emission().toString())
                    .setFees(totals.fees().toString())
                    .setRewards(totals.rewards().toString())
                    .setTreasury(totals.treasury().toString())
                    .setBurned(totals.burned().toString())
                    .setDatasetHash(bytes(header.datasetHash())))
            .setDigest(bytes(epoch.digest()))
            .build();
    byte[] key = header.epoch().toString().getBytes(StandardCharsets.US_ASCII);
    return new OutboxEvent(TOPIC, key, computed.toByteArray());
  }

  private static ByteString bytes(Hash32 hash) {
    return ByteString.copyFrom(hash.toBytes());
  }
}
