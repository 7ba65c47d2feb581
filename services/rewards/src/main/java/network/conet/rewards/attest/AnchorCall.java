package network.conet.rewards.attest;

import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * One try at one step of an epoch on the chain.
 *
 * @param digest the epoch's; of an answer the hash of what it answers, which holds the epoch's
 */
public record AnchorCall(Step step, EpochId epoch, Hash32 digest, int attempt) {

  /** What can be asked of the contracts. */
  public enum Step {
    ANCHOR,
    ACTIVATE,
    SETTLE,
    CHECKPOINT,
    ANSWER
  }

  /** Under which the chain service knows it: asking twice sends once. */
  public String idempotencyKey() {
    String name = step.name().toLowerCase(java.util.Locale.ROOT) + ":" + epoch + ":" + digest;
    return attempt == 0 ? name : name + ":" + attempt;
  }

  AnchorCall again() {
    return new AnchorCall(step, epoch, digest, attempt + 1);
  }
}
