package network.conet.kafka;

import static network.conet.kafka.Party.BESU_PLUGIN;
import static network.conet.kafka.Party.CHAIN;
import static network.conet.kafka.Party.GOVERNANCE;
import static network.conet.kafka.Party.PROOFS;
import static network.conet.kafka.Party.REWARDS;
import static network.conet.kafka.Party.STAKING;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All topics there are. What a read model is made from is kept for ever: one that begins years
 * later begins at the first record.
 */
public final class Topics {
  private static final Optional<Duration> FOR_EVER = Optional.empty();

  /** Longer than any outage of the one reader, who stores what it read. */
  private static final Optional<Duration> A_QUARTER = Optional.of(Duration.ofDays(90));

  private static final int MEBIBYTE = 1 << 20;

  /**
   * The chain's blocks with their logs. A log's data costs 8 gas a byte, so that a block of 100
   * million gas has less than 12.5 MB of it.
   */
  public static final Topic CHAIN_BLOCKS =
      new Topic(
          "conet.chain.blocks.v1",
          "nothing: its one partition is the order of what observers tell",
          1,
          FOR_EVER,
          16 * MEBIBYTE,
          Set.of(CHAIN, BESU_PLUGIN),
          Set.of(BESU_PLUGIN, STAKING, PROOFS, REWARDS, GOVERNANCE));

  public static final Topic PROOFS_RECEIPTS =
      new Topic(
          "conet.proofs.receipts.v1",
          "voucher",
          6,
          A_QUARTER,
          MEBIBYTE,
          Set.of(PROOFS),
          Set.of(PROOFS));

  public static final Topic PROOFS_VERDICTS =
      new Topic(
          "conet.proofs.verdicts.v1", "node", 6, A_QUARTER, MEBIBYTE, Set.of(PROOFS), Set.of());

  public static final Topic PROOFS_DATASETS =
      new Topic(
          "conet.proofs.datasets.v1",
          "epoch",
          1,
          FOR_EVER,
          MEBIBYTE,
          Set.of(PROOFS),
          Set.of(REWARDS));

  public static final Topic REWARDS_EPOCHS =
      new Topic(
          "conet.rewards.epochs.v1", "epoch", 1, FOR_EVER, MEBIBYTE, Set.of(REWARDS), Set.of());

  private static final List<Topic> ALL =
      List.of(CHAIN_BLOCKS, PROOFS_RECEIPTS, PROOFS_VERDICTS, PROOFS_DATASETS, REWARDS_EPOCHS);

  private Topics() {}

  public static List<Topic> all() {
    return ALL;
  }

  static List<Topic> of(Party party) {
    return ALL.stream().filter(topic -> topic.isUsedBy(party)).toList();
  }
}
