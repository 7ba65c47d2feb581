package network.conet.evidence.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import network.conet.chainaccess.Keccak;
import network.conet.evidence.Samples;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.voucher.Voucher;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import org.junit.jupiter.api.Test;

class DatasetHasherTest {
  private static final Voucher VOUCHER = Samples.issue(Samples.prepared(), Samples.ISSUER);

  private static DatasetRecord session(long settledBefore) {
    return DatasetRecord.session(Samples.evidence(VOUCHER, 5000, 9), ByteCount.of(settledBefore));
  }

  private static DatasetRecord uptime(int slot) {
    return DatasetRecord.report(
        new UptimeReport(
                EpochId.of(1),
                Samples.node(1),
                Samples.node(2),
                new UptimeSlot(slot),
                true,
                Hash32.ZERO)
            .sign(Samples.DOMAIN, Samples.key(2)),
        Samples.DOMAIN);
  }

  @Test
  void sessionRecordIsTheBytesOfTheSpecification() {
    SessionEvidence evidence = Samples.evidence(VOUCHER, 5000, 9);
    ByteBuffer in = ByteBuffer.wrap(session(1234).encode());
    assertThat(in.get()).isEqualTo((byte) 1);
    assertThat(take(in, 32)).isEqualTo(VOUCHER.id().toBytes());
    assertThat(in.getInt()).isEqualTo(110 + 256 + 8 + 8 + 65 + 8).isEqualTo(in.remaining());
    assertThat(take(in, 110)).isEqualTo(VOUCHER.prepared().toBytes());
    assertThat(take(in, 256)).isEqualTo(VOUCHER.signature().toBytes());
    assertThat(in.getLong()).isEqualTo(5000);
    assertThat(in.getLong()).isEqualTo(9);
    assertThat(take(in, 65)).isEqualTo(evidence.signed().signature().toBytes());
    assertThat(in.getLong()).isEqualTo(1234);
  }

  @Test
  void hashIsThatOfTheJoinedRecordsAndOfNothingWithoutAny() {
    List<DatasetRecord> records = Stream.of(session(0), uptime(0), uptime(1)).sorted().toList();
    DatasetHasher hasher = new DatasetHasher();
    assertThat(hasher.hash()).isEqualTo(Keccak.hash());
    records.forEach(hasher::add);
    assertThat(hasher.hash())
        .isEqualTo(Keccak.hash(records.stream().map(DatasetRecord::encode).toArray(byte[][]::new)))
        .isEqualTo(hasher.hash());
  }

  @Test
  void recordsOutOfOrderOrTwiceAreRefused() {
    assertThatThrownBy(() -> new DatasetHasher().add(uptime(0)).add(session(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DatasetHasher().add(session(0)).add(session(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
