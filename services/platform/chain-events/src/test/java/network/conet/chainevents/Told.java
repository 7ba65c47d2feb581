package network.conet.chainevents;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Blocks to tell of. */
public final class Told {
  private static final AccountAddress CONTRACT = AccountAddress.parse("0x" + "c".repeat(40));
  public static final FollowedChain FOLLOWED =
      FollowedChain.of(ChainId.of(7), BlockNumber.of(3), List.of(CONTRACT));
  public static final FollowedChain OTHER_CONTRACTS =
      FollowedChain.of(ChainId.of(7), BlockNumber.of(3), List.of());

  private Told() {}

  public static ChainBlock first(int id) {
    return block(FOLLOWED.deployBlock(), id, Hash32.ZERO, 1);
  }

  public static ChainBlock after(ChainBlock parent, int id) {
    return block(parent.number().next(), id, parent.hash(), 1);
  }

  public static ChainBlock withOtherLogs(ChainBlock block) {
    return new ChainBlock(block.position(), block.parentHash(), block.timestamp(), List.of());
  }

  public static ChainBlock block(BlockNumber number, int id, Hash32 parent, int logs) {
    return new ChainBlock(
        new BlockPosition(number, hash(id)),
        parent,
        Instant.ofEpochSecond(1_700_000_000L + number.number()),
        IntStream.range(0, logs)
            .mapToObj(
                i ->
                    new ChainLog(
                        i,
                        TxHash.of(hash(id).toBytes()),
                        0,
                        CONTRACT,
                        List.of(hash(i), hash(id)),
                        LogData.of(new byte[64])))
            .toList());
  }

  public static Hash32 hash(int id) {
    return Hash32.parse("0x" + "%064x".formatted(id));
  }
}
