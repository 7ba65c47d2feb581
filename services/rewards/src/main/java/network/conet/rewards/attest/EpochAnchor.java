package network.conet.rewards.attest;

import java.util.List;
import java.util.Optional;
import network.conet.rewards.epoch.EncodedHeader;
import network.conet.rewards.epoch.EncodedLeaf;
import network.conet.rewards.tree.SumTree;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;

/**
 * Port: the EpochAnchor contract, and those that can hold its epochs up, through the chain service.
 */
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

    /** Shows what a demand asks for, or by the root alone that there is no such leaf. */
    record OpenLeaf(long demand, EncodedLeaf leaf, LeafPlace place) implements Request {}

    /** Shows the account at the end of the path that a demand asks for. */
    record OpenAccount(
        long demand, AccountAddress account, TokenAmount cumulative, List<Hash32> siblings)
        implements Request {
      public OpenAccount {
        siblings = List.copyOf(siblings);
      }
    }

    /** Shows the leaf of the epoch before that a dispute says is missing. */
    record AnswerDispute(long dispute, List<Hash32> proof) implements Request {
      public AnswerDispute {
        proof = List.copyOf(proof);
      }
    }
  }

  /** Why the contract would refuse this now, on the node's newest state; empty if it would not. */
  Optional<String> refusal(Request request);

  Outcome submit(String idempotencyKey, Request request);

  /** Where a leaf stands: what the root hashes, and the nodes beside the path, upwards. */
  record LeafPlace(SumTree.Sibling top, int count, long position, List<SumTree.Sibling> siblings) {
    public LeafPlace {
      siblings = List.copyOf(siblings);
    }
  }

  /** What is known of a transaction. */
  sealed interface Outcome {
    record Confirmed(TxHash hash) implements Outcome {}

    record Reverted(String detail) implements Outcome {}

    /** Sent, or to be sent, or nobody knows: ask again. */
    record Unknown(String detail) implements Outcome {}
  }
}
