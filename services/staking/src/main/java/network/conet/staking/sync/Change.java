package network.conet.staking.sync;

import java.util.Optional;
import java.util.Set;
import network.conet.units.BlockNumber;

/**
 * What one log means here.
 *
 * @param subjects what has to be read again
 * @param endpoint the endpoint that the log announces: the contract keeps only a commitment to it
 * @param removed whether the log is taken back
 */
public record Change(
    BlockNumber block,
    int logIndex,
    Set<Subject> subjects,
    Optional<String> endpoint,
    boolean removed) {
  public Change {
    subjects = Set.copyOf(subjects);
  }
}
