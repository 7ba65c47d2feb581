package network.conet.rewards.attest;

import java.time.Instant;
import java.util.Optional;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** Port: the calls that were asked of the chain service. */
public interface AnchorCalls {

  /** A call and what is known of it. */
  record Asked(AnchorCall call, State state) {}

  /** How far a call is. */
  enum State {
    ASKED,
    CONFIRMED,
    REVERTED
  }

  /** The newest try. */
  Optional<Asked> latest(AnchorCall.Step step, EpochId epoch, Hash32 digest);

  void ask(AnchorCall call, Instant now);

  void conclude(AnchorCall call, State state, String detail);
}
