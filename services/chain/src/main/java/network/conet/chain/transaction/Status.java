package network.conet.chain.transaction;

import java.util.Optional;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/**
 * What is known of a transaction, and what may follow from what. The chain has the last word:
 *
 * <pre>
 *  PENDING --overdue--> UNKNOWN          nobody may assume anything; both are open
 *  PENDING, UNKNOWN --given up--> DROPPED  not sent again; the chain may still take it
 *  DROPPED --sent in again--> PENDING
 *  any --included--> CONFIRMED | REVERTED
 *  any but those --another one used its nonce--> REPLACED
 *  CONFIRMED, REVERTED, REPLACED --their block is taken back--> PENDING
 * </pre>
 */
public sealed interface Status {
  /** Stored; sent or about to be. */
  record Pending() implements Status {}

  /** In no block for long; still followed. */
  record Unknown() implements Status {}

  /** In a block, carried out or reverted. */
  record Settled(Inclusion inclusion) implements Status {}

  /**
   * Its nonce was used by another transaction of its sender.
   *
   * @param by that one, where the block was seen
   * @param at that block, likewise
   */
  record Replaced(Optional<TxHash> by, Optional<BlockPoint> at) implements Status {}

  /**
   * No longer followed.
   *
   * @param by what a node took in its place
   */
  record Dropped(DropReason reason, Optional<TxHash> by) implements Status {}

  /** What can happen to a transaction. */
  sealed interface Change {
    record Included(Inclusion inclusion) implements Change {}

    record NonceUsed(Optional<TxHash> by, Optional<BlockPoint> at) implements Change {}

    record TakenBack(Hash32 block) implements Change {}

    record Overdue() implements Change {}

    record GivenUp(DropReason reason, Optional<TxHash> by) implements Change {}

    record SentInAgain() implements Change {}
  }

  /** The state as others name it. */
  default TransactionState state() {
    return switch (this) {
      case Pending pending -> TransactionState.PENDING;
      case Unknown unknown -> TransactionState.UNKNOWN;
      case Settled(Inclusion inclusion) ->
          inclusion.succeeded() ? TransactionState.CONFIRMED : TransactionState.REVERTED;
      case Replaced replaced -> TransactionState.REPLACED;
      case Dropped dropped -> TransactionState.DROPPED;
    };
  }

  /** Whether it is sent and looked for. */
  default boolean isOpen() {
    return this instanceof Pending || this instanceof Unknown;
  }

  /** What holds after a change; the same where it does not apply. */
  default Status after(Change change) {
    return switch (change) {
      case Change.Included(Inclusion inclusion) -> new Settled(inclusion);
      case Change.NonceUsed(Optional<TxHash> by, Optional<BlockPoint> at) ->
          this instanceof Settled || (this instanceof Replaced known && known.at().isPresent())
              ? this
              : new Replaced(by, at);
      case Change.TakenBack(Hash32 block) -> restsOn(block) ? new Pending() : this;
      case Change.Overdue overdue -> this instanceof Pending ? new Unknown() : this;
      case Change.GivenUp(DropReason reason, Optional<TxHash> by) ->
          isOpen() ? new Dropped(reason, by) : this;
      case Change.SentInAgain again -> this instanceof Dropped ? new Pending() : this;
    };
  }

  private boolean restsOn(Hash32 block) {
    return switch (this) {
      case Settled(Inclusion inclusion) -> inclusion.blockHash().equals(block);
      case Replaced replaced -> replaced.at().filter(at -> at.hash().equals(block)).isPresent();
      default -> false;
    };
  }
}
