package network.conet.staking.sync;

import java.util.Optional;
import java.util.Set;

/**
 * What one log means here.
 *
 * @param subjects what has to be read again
 * @param endpoint the endpoint that the log announces: the contract keeps only a commitment to it
 */
public record Change(Set<Subject> subjects, Optional<String> endpoint) {
  public Change {
    subjects = Set.copyOf(subjects);
  }
}
