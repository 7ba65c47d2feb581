package network.conet.besuplugin.epoch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.conet.chainaccess.Keccak;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** Reads the events of EpochAnchor. */
final class EpochLogs {
  static final String ANCHORED =
      "EpochAnchored(uint64,bytes32,(uint64,uint16,bytes32,uint64,bytes32,uint64,bytes32,bytes32,"
          + "bytes32,bytes32,uint128,uint96,uint96,uint96,uint96,uint96,bytes32))";
  static final String ACTIVATED = "EpochActivated(uint64,bytes32)";
  static final String CANCELLED = "EpochCancelled(uint64,bytes32,address,address)";
  static final String SETTLED = "EpochSettled(uint64,uint256,uint256,uint256,uint256)";

  /** Words of the header, whose members are all of fixed size. */
  private static final int HEADER_WORDS = 17;

  private static final int SNAPSHOT_BLOCK = 3;
  private static final int ACCOUNTS_ROOT = 9;

  private static final Map<Hash32, String> EVENTS =
      Stream.of(ANCHORED, ACTIVATED, CANCELLED, SETTLED)
          .collect(Collectors.toUnmodifiableMap(EpochLogs::topic, event -> event));

  private EpochLogs() {}

  static Hash32 topic(String signature) {
    return Keccak.hash(signature.getBytes(StandardCharsets.UTF_8));
  }

  /** The events of a block, if the contract is the one at this address. */
  static List<EpochEvent> in(ChainBlock block, AccountAddress anchor) {
    return block.logs().stream()
        .filter(log -> log.address().equals(anchor) && log.topics().size() > 1)
        .flatMap(log -> read(block, log).stream())
        .toList();
  }

  private static Optional<EpochEvent> read(ChainBlock block, ChainLog log) {
    String event = EVENTS.get(log.topics().getFirst());
    if (event == null) {
      return Optional.empty();
    }
    EpochId epoch = EpochId.of(number(log.topics().get(1).toBytes()));
    return switch (event) {
      case ANCHORED -> anchored(block, log, epoch);
      case ACTIVATED ->
          Optional.of(new EpochEvent.Activated(block.position(), log.logIndex(), epoch));
      case CANCELLED ->
          Optional.of(new EpochEvent.Cancelled(block.position(), log.logIndex(), epoch));
      case SETTLED -> Optional.of(new EpochEvent.Settled(block.position(), log.logIndex(), epoch));
      default -> Optional.empty();
    };
  }

  private static Optional<EpochEvent> anchored(ChainBlock block, ChainLog log, EpochId epoch) {
    byte[] header = log.data().toBytes();
    if (header.length != HEADER_WORDS * Hash32.BYTES || log.topics().size() != 3) {
      return Optional.empty();
    }
    return Optional.of(
        new EpochEvent.Anchored(
            block.position(),
            log.logIndex(),
            epoch,
            log.topics().get(2),
            BlockNumber.of(number(word(header, SNAPSHOT_BLOCK))),
            Hash32.of(word(header, ACCOUNTS_ROOT))));
  }

  private static byte[] word(byte[] data, int index) {
    return Arrays.copyOfRange(data, index * Hash32.BYTES, (index + 1) * Hash32.BYTES);
  }

  private static long number(byte[] word) {
    return new BigInteger(1, word).longValueExact();
  }
}
