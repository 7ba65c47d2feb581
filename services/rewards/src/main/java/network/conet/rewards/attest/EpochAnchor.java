package network.conet.rewards.attest;

import java.util.List;
import java.util.Optional;
import network.conet.rewards.epoch.EncodedHeader;
import network.conet.units.BlockNumber;
import network.conet.units.SignatureBytes;
import network.conet.units.TxHash;

/** Port: the EpochAnchor contract, through the chain service. */
public interface EpochAnchor {

  /** What to call it with. */
  sealed interface Request {
    record Anchor(EncodedHeader header, List<SignatureBytes> signatures) implements Request {
      public Anchor {
        signatures = List.copyOf(signatures);
      }
    }

    record Activate() implements Request {}

    /** Moves fees and treasury of activated epochs in a row, and mints what is missing. */
    record Settle(List<EncodedHeader> headers) implements Request {
      public Settle {
        headers = List.copyOf(headers);
      }
    }

    /** Keeps the hash of a block beyond the time for which the chain gives it out. */
    record Checkpoint(BlockNumber block) implements Request {}
  }

  /** Why the contract would refuse this now, on the node's newest state; empty if it would not. */
  Optional<String> refusal(Request request);

  Outcome submit(String idempotencyKey, Request request);

  /** What is known of a transaction. */
  sealed interface Outcome {
    record Confirmed(TxHash hash) implements Outcome {}

    record Reverted(String detail) implements Outcome {}

    /** Sent, or to be sent, or nobody knows: ask again. */
    record Unknown(String detail) implements Outcome {}
  }
}
