package network.conet.relay.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.AccountAddress;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReportStoreTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY = SigningKey.generate(RANDOM);
  private static final EvidenceDomain DOMAIN =
      EvidenceDomain.of(
          BigInteger.ONE, AccountAddress.parse("0x00000000000000000000000000000000000000aa"));
  private static final NodeId SELF = NodeId.of(bytes());
  private static final NodeId SUBJECT = NodeId.of(bytes());
  private static final EpochId ONE = EpochId.of(1);

  @TempDir Path folder;

  @Test
  void theFirstWordOnAQuestionStaysTheOnlyOneAlsoAfterARestart() {
    SignedReport yes = uptime(ONE, 7, true);
    SignedReport rate = capacity(ONE, Long.MAX_VALUE);
    try (SqliteReportStore store = open()) {
      store.keepFirst(yes);
      store.keepFirst(uptime(ONE, 7, false));
      store.keepFirst(rate);
      store.keepFirst(capacity(ONE, 1));
    }
    try (SqliteReportStore store = open()) {
      store.keepFirst(uptime(ONE, 7, false));
      assertThat(store.unsettled(ONE)).containsExactly(rate, yes);
      assertThat(store.hasChecked(ONE, SUBJECT, new UptimeSlot(7))).isTrue();
      assertThat(store.hasChecked(ONE, SUBJECT, new UptimeSlot(8))).isFalse();
      assertThat(store.hasMeasured(ONE, SUBJECT)).isTrue();
      assertThat(store.hasMeasured(ONE, SELF)).isFalse();
    }
  }

  @Test
  void whatIsSettledIsNotSentAgainButStaysAnswered() {
    try (SqliteReportStore store = open()) {
      SignedReport said = uptime(ONE, 65_535, false);
      store.keepFirst(said);
      store.settle(said.report());
      assertThat(store.unsettled(ONE)).isEmpty();
      assertThat(store.hasChecked(ONE, SUBJECT, new UptimeSlot(65_535))).isTrue();
    }
  }

  @Test
  void closedEpochsAreForgottenAndTheOpenOneIsNot() {
    EpochId two = EpochId.of(2);
    try (SqliteReportStore store = open()) {
      store.keepFirst(uptime(ONE, 0, true));
      store.keepFirst(uptime(two, 0, true));
      store.forgetBefore(two);
      assertThat(store.unsettled(ONE)).isEmpty();
      assertThat(store.unsettled(two)).hasSize(1);
    }
  }

  private SqliteReportStore open() {
    return new SqliteReportStore(folder.resolve("relay.db"), SELF);
  }

  private static SignedReport uptime(EpochId epoch, int slot, boolean reachable) {
    return new UptimeReport(
            epoch, SUBJECT, SELF, new UptimeSlot(slot), reachable, Hash32.of(bytes()))
        .sign(DOMAIN, KEY);
  }

  private static SignedReport capacity(EpochId epoch, long rate) {
    return new CapacityReport(
            epoch,
            SUBJECT,
            SELF,
            BytesPerSecond.of(rate),
            new MeasuredMillis(500),
            Hash32.of(bytes()))
        .sign(DOMAIN, KEY);
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
