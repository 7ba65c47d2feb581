package network.conet.besuplugin.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import network.conet.besuplugin.epoch.EpochState.Phase;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.contracts.EpochAnchor;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.junit.jupiter.api.Test;
import org.web3j.abi.EventEncoder;

class EpochBookTest {
  private static final AccountAddress ANCHOR = AccountAddress.parse("0x" + "a".repeat(40));
  private static final EpochId SEVEN = EpochId.of(7);

  private final EpochBook book = new EpochBook(ANCHOR);
  private final Set<BlockPosition> chain = new HashSet<>();

  @Test
  void theEventsAreThoseOfTheContract() {
    assertThat(
            Stream.of(
                    EpochLogs.ANCHORED, EpochLogs.ACTIVATED, EpochLogs.CANCELLED, EpochLogs.SETTLED)
                .map(EpochLogs::topic)
                .map(Hash32::hex))
        .containsExactly(
            EventEncoder.encode(EpochAnchor.EPOCHANCHORED_EVENT),
            EventEncoder.encode(EpochAnchor.EPOCHACTIVATED_EVENT),
            EventEncoder.encode(EpochAnchor.EPOCHCANCELLED_EVENT),
            EventEncoder.encode(EpochAnchor.EPOCHSETTLED_EVENT));
  }

  @Test
  void anEpochGoesFromAnchoredToSettled() {
    see(10, log(EpochLogs.ANCHORED, 7, hash(70), header(9, 71)));
    EpochState anchored = book.find(SEVEN, chain::contains).orElseThrow();
    assertThat(anchored.phase()).isEqualTo(Phase.ANCHORED);
    assertThat(anchored.digest()).isEqualTo(hash(70));
    assertThat(anchored.snapshotBlock()).isEqualTo(BlockNumber.of(9));
    assertThat(anchored.accountsRoot()).isEqualTo(hash(71));
    see(11, log(EpochLogs.ACTIVATED, 7, hash(71), new byte[32]));
    assertThat(phase()).isEqualTo(Phase.ACTIVE);
    see(12, log(EpochLogs.SETTLED, 7, hash(71), new byte[128]));
    assertThat(phase()).isEqualTo(Phase.SETTLED);
  }

  @Test
  void aCancelledEpochIsAnchoredAnew() {
    see(10, log(EpochLogs.ANCHORED, 7, hash(70), header(9, 71)));
    see(11, log(EpochLogs.CANCELLED, 7, hash(70), new byte[32]));
    assertThat(phase()).isEqualTo(Phase.CANCELLED);
    see(12, log(EpochLogs.ANCHORED, 7, hash(72), header(9, 73)));
    assertThat(phase()).isEqualTo(Phase.ANCHORED);
    assertThat(book.newest(chain::contains).orElseThrow().digest()).isEqualTo(hash(72));
  }

  @Test
  void whatTheChainNoLongerHasDoesNotCount() {
    see(10, log(EpochLogs.ANCHORED, 7, hash(70), header(9, 71)));
    BlockPosition gone = see(11, log(EpochLogs.ACTIVATED, 7, hash(71), new byte[32]));
    chain.remove(gone);
    assertThat(phase()).isEqualTo(Phase.ANCHORED);
    chain.clear();
    assertThat(book.newest(chain::contains)).isEmpty();
  }

  @Test
  void otherContractsAndOtherEventsAreLeftAlone() {
    see(
        10,
        new ChainLog(
            0,
            TxHash.of(hash(1).toBytes()),
            0,
            AccountAddress.parse("0x" + "b".repeat(40)),
            List.of(EpochLogs.topic(EpochLogs.ANCHORED), hash(7), hash(70)),
            LogData.of(header(9, 71))));
    see(11, log("CheckpointStored(uint64,bytes32)", 7, hash(1), new byte[32]));
    assertThat(book.newest(chain::contains)).isEmpty();
  }

  private Phase phase() {
    return book.find(SEVEN, chain::contains).orElseThrow().phase();
  }

  private BlockPosition see(long number, ChainLog log) {
    BlockPosition position = new BlockPosition(BlockNumber.of(number), hash(1_000 + number));
    chain.add(position);
    book.see(new ChainBlock(position, hash(999 + number), Instant.EPOCH, List.of(log)));
    return position;
  }

  private static ChainLog log(String event, long epoch, Hash32 indexed, byte[] data) {
    return new ChainLog(
        0,
        TxHash.of(hash(1).toBytes()),
        0,
        ANCHOR,
        List.of(EpochLogs.topic(event), hash(epoch), indexed),
        LogData.of(data));
  }

  /** A header's words: the fourth is the snapshot block, the tenth the accounts root. */
  private static byte[] header(long snapshotBlock, long accountsRoot) {
    byte[] words = new byte[17 * 32];
    copy(hash(snapshotBlock), words, 3);
    copy(hash(accountsRoot), words, 9);
    return words;
  }

  private static void copy(Hash32 word, byte[] words, int index) {
    byte[] from = word.toBytes();
    System.arraycopy(from, 0, words, index * 32, 32);
    assertThat(Arrays.copyOfRange(words, index * 32, index * 32 + 32)).isEqualTo(from);
  }

  private static Hash32 hash(long number) {
    return Hash32.parse("0x" + "%064x".formatted(number));
  }
}
