package network.conet.governance.proposal;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the Governor says that a proposal stands.
 *
 * @param deadline last moment to vote; a late quorum moves it
 * @param eta when it can be executed, once it is queued
 * @param tally votes in base units
 * @param quorum votes that are needed, if votes have begun
 */
public record Standing(
    ProposalState state,
    Instant deadline,
    Optional<Instant> eta,
    Tally tally,
    Optional<BigInteger> quorum) {
  /** Votes in base units. */
  public record Tally(BigInteger against, BigInteger inFavour, BigInteger abstain) {
    public static final Tally NONE = new Tally(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
  }
}
