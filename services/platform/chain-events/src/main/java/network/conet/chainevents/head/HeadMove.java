package network.conet.chainevents.head;

import java.util.List;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;

/** What a message does to the chain that is followed. */
public sealed interface HeadMove {
  /** Nothing: it was known, or is not the best chain, or its parent is not known yet. */
  record None() implements HeadMove {}

  /**
   * The chain ends elsewhere.
   *
   * @param backTo the last block that stays, if any above it was taken back; below the first block
   *     of all it is that one's parent
   * @param adopted the blocks after it, in their order
   */
  record Moved(Optional<BlockPosition> backTo, List<BlockPosition> adopted) implements HeadMove {
    public Moved {
      adopted = List.copyOf(adopted);
    }
  }

  /** No chain can be made of it: nothing may be followed further until a person has looked. */
  record Stopped(String reason) implements HeadMove {}
}
