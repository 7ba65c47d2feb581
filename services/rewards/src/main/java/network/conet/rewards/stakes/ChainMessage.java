package network.conet.rewards.stakes;

import network.conet.units.BlockNumber;

/** One message of the chain's topic. */
public sealed interface ChainMessage {
  TopicSequence sequence();

  /** A log that matters here. */
  record Logged(TopicSequence sequence, LogPosition at, ChainFact fact) implements ChainMessage {}

  /** A log that a reorganisation takes back, whatever it said. */
  record Retracted(TopicSequence sequence, LogPosition at) implements ChainMessage {}

  record Imported(TopicSequence sequence, Block block) implements ChainMessage {}

  record Removed(TopicSequence sequence, BlockNumber block) implements ChainMessage {}

  /** A log that no epoch depends on. */
  record Irrelevant(TopicSequence sequence) implements ChainMessage {}
}
