package network.conet.rewards.grpc;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Instant;
import network.conet.rewards.epoch.Attempt;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.epoch.EpochTotals;
import network.conet.rewards.epoch.Weight;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** An epoch's header as a message, and back. */
final class Headers {
  private Headers() {}

  static network.conet.proto.rewards.v1.EpochHeader encode(EpochHeader header) {
    EpochTotals totals = header.totals();
    return network.conet.proto.rewards.v1.EpochHeader.newBuilder()
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
        .setDatasetHash(bytes(header.datasetHash()))
        .build();
  }

  /**
   * @throws IllegalArgumentException if it is no header
   */
  static EpochHeader decode(network.conet.proto.rewards.v1.EpochHeader header) {
    try {
      return new EpochHeader(
          EpochId.of(header.getEpoch()),
          new Attempt(header.getAttempt()),
          hash(header.getPreviousDigest()),
          BlockNumber.of(header.getSnapshotBlock()),
          hash(header.getSnapshotHash()),
          Instant.ofEpochSecond(header.getEndTime()),
          new EpochHeader.Roots(
              hash(header.getProofsRoot()),
              hash(header.getNodesRoot()),
              hash(header.getEntriesRoot()),
              hash(header.getAccountsRoot())),
          new EpochTotals(
              new Weight(new BigInteger(header.getTotalWeight())),
              TokenAmount.parse(header.getEmission()),
              TokenAmount.parse(header.getFees()),
              TokenAmount.parse(header.getRewards()),
              TokenAmount.parse(header.getTreasury()),
              TokenAmount.parse(header.getBurned())),
          hash(header.getDatasetHash()));
    } catch (ArithmeticException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("not a header: " + e.getMessage(), e);
    }
  }

  private static ByteString bytes(Hash32 hash) {
    return ByteString.copyFrom(hash.toBytes());
  }

  private static Hash32 hash(ByteString bytes) {
    return Hash32.of(bytes.toByteArray());
  }
}
