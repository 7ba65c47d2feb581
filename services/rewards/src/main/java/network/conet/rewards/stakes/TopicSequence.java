package network.conet.rewards.stakes;

/** The number of a message of the chain's topic: without gaps, so that what was seen is known. */
public record TopicSequence(long number) implements Comparable<TopicSequence> {
  public static final TopicSequence NONE = new TopicSequence(-1);

  @Override
  public int compareTo(TopicSequence other) {
    return Long.compare(number, other.number);
  }
}
