package network.conet.proofs.chainstate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.conet.units.BlockNumber;
import network.conet.units.TokenAmount;

/** The rows that chain state is derived from. */
public interface ChainRows {
  /** Adds rows; a row that is there already stays as it is. */
  void add(List<ChainFact> facts);

  /** Takes back everything above this block. */
  void takeBackAbove(BlockNumber newTip);

  /** Newest block that was imported. */
  Optional<Block> head();

  /** First block after {@code after} whose timestamp is at least that. */
  Optional<Block> firstBlockAtOrAfter(Instant time, BlockNumber after);

  /** Blocks that no boundary can depend on any more. */
  void forgetBlocksBefore(BlockNumber number);

  /** The price in force after that block; empty if none was set by then. */
  Optional<TokenAmount> pricePerGib(BlockNumber asOf);

  /** The price in force after the first block that set one; empty if none was ever set. */
  Optional<TokenAmount> firstPricePerGib();
}
