package network.conet.rewards.stakes;

/** The place of an entry in an account's unbonding queue at a node; never used twice. */
public record UnbondingIndex(long number) {
  public UnbondingIndex {
    if (number < 0) {
      throw new IllegalArgumentException("an unbonding index must not be negative: " + number);
    }
  }
}
