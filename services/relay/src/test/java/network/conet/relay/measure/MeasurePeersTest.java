package network.conet.relay.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.relay.db.SqliteReportStore;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.PeerDirectory;
import network.conet.relay.peers.RelayIdentity;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One relay and one peer, which are drawn for each other; slots of a minute, three an epoch. */
class MeasurePeersTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final EvidenceDomain DOMAIN =
      EvidenceDomain.of(
          BigInteger.ONE,
          network.conet.units.AccountAddress.parse("0x00000000000000000000000000000000000000aa"));
  private static final Instant BEGAN = Instant.ofEpochSecond(10_000);
  private static final OpenEpoch FOUR = new OpenEpoch(EpochId.of(4), Hash32.ZERO, BEGAN);

  @TempDir Path folder;
  private final RelayIdentity self = identity(1);
  private final Peer peer = peer(identity(2));
  private final FakeProbe probe = new FakeProbe();
  private final FakeLine line = new FakeLine();
  private Instant now = BEGAN;

  @Test
  void aSlotIsAFunctionOfPublicTimeWheneverTheEpochWasNoticed() {
    MeasurePeers early = relay("early.db");
    MeasurePeers late = relay("late.db");
    early.round(FOUR);
    assertThat(line.slots()).containsExactly(0);
    now = BEGAN.plusSeconds(130);
    early.round(FOUR);
    late.round(FOUR);
    // the late one skips what it missed
    assertThat(line.slots()).containsExactly(0, 2, 2);
  }

  @Test
  void nobodyIsCheckedBeforeTheEpochBeganOrAfterItsLastSlot() {
    MeasurePeers relay = relay("a.db");
    now = BEGAN.minusSeconds(1);
    relay.round(FOUR);
    now = BEGAN.plusSeconds(180);
    relay.round(FOUR);
    assertThat(line.slots()).isEmpty();
    now = BEGAN.plusSeconds(179);
    relay.round(FOUR);
    assertThat(line.slots()).containsExactly(2);
  }

  @Test
  void aRestartBetweenKeepingAndSendingSendsTheSameBytesAndNothingElse() {
    List<SignedReport> attempted = new ArrayList<>();
    line.answer = Reports.Answer.UNREACHED;
    relay("a.db").round(FOUR);
    attempted.addAll(line.sent);
    assertThat(attempted).isNotEmpty();

    line.sent.clear();
    line.answer = Reports.Answer.SETTLED;
    probe.up = false;
    now = now.plusSeconds(20);
    MeasurePeers restarted = relay("a.db");
    restarted.round(FOUR);
    restarted.round(FOUR);
    assertThat(line.sent).hasSize(2).containsAll(attempted);
    assertThat(line.sent)
        .extracting(SignedReport::report)
        .hasOnlyElementsOfTypes(UptimeReport.class, CapacityReport.class);
    assertThat(line.reachable()).containsExactly(true);
    assertThat(probe.measurements).isEqualTo(1);
  }

  @Test
  void aPeerIsGoneOnlyAfterItFailedTwiceInASlot() {
    MeasurePeers relay = relay("a.db");
    probe.up = false;
    relay.round(FOUR);
    now = BEGAN.plusSeconds(14);
    relay.round(FOUR);
    assertThat(line.reachable()).isEmpty();
    now = BEGAN.plusSeconds(15);
    probe.up = true;
    relay.round(FOUR);
    assertThat(line.reachable()).containsExactly(true);

    now = BEGAN.plusSeconds(60);
    probe.up = false;
    relay.round(FOUR);
    now = BEGAN.plusSeconds(75);
    relay.round(FOUR);
    relay.round(FOUR);
    assertThat(line.reachable()).containsExactly(true, false);
    assertThat(line.slots()).containsExactly(0, 1);
  }

  @Test
  void aFailureThatWasNotRepeatedInItsSlotIsSaidOfThatSlot() {
    MeasurePeers relay = relay("a.db");
    probe.up = false;
    relay.round(FOUR);
    now = BEGAN.plusSeconds(60);
    probe.up = true;
    relay.round(FOUR);
    assertThat(line.slots()).containsExactly(0, 1);
    assertThat(line.reachable()).containsExactly(false, true);
  }

  @Test
  void aMeasurementThatFailedIsTriedAgainInTheEpochAndSucceedsOnce() {
    MeasurePeers relay = relay("a.db");
    probe.measurable = false;
    relay.round(FOUR);
    relay.round(FOUR);
    assertThat(probe.measurements).isEqualTo(1);
    now = BEGAN.plusSeconds(60);
    probe.measurable = true;
    relay.round(FOUR);
    now = BEGAN.plusSeconds(120);
    relay.round(FOUR);
    assertThat(probe.measurements).isEqualTo(2);
    assertThat(line.capacities()).hasSize(1);
  }

  @Test
  void whatIsNotTakenYetIsSentAgainWhileTheEpochIsOpen() {
    MeasurePeers relay = relay("a.db");
    line.answer = Reports.Answer.NOT_YET;
    relay.round(FOUR);
    List<SignedReport> first = List.copyOf(line.sent.subList(0, 1));
    line.sent.clear();
    line.answer = Reports.Answer.SETTLED;
    relay.round(FOUR);
    assertThat(line.sent).hasSize(2).containsAll(first);
    line.sent.clear();
    relay.round(FOUR);
    assertThat(line.sent).isEmpty();
  }

  @Test
  void aRefusalBecauseOfTheEpochEndsTheRoundAndTheOldReportsAreForgotten() {
    MeasurePeers relay = relay("a.db");
    line.answer = Reports.Answer.OTHER_EPOCH;
    assertThat(relay.round(FOUR)).isFalse();
    assertThat(probe.measurements).isZero();

    line.answer = Reports.Answer.SETTLED;
    line.sent.clear();
    now = BEGAN.plusSeconds(300);
    OpenEpoch five = new OpenEpoch(EpochId.of(5), Hash32.ZERO, BEGAN.plusSeconds(300));
    assertThat(relay.round(five)).isTrue();
    assertThat(line.sent)
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent.report().epoch()).isEqualTo(five.epoch()));
    assertThat(relay.round(FOUR)).isFalse();
    try (SqliteReportStore store = store("a.db")) {
      assertThat(store.unsettled(EpochId.of(4))).isEmpty();
      assertThat(store.hasMeasured(EpochId.of(5), peer.nodeId())).isTrue();
    }
  }

  @Test
  void checksBeginAtMomentsThatNobodyCanTell() {
    List<MeasurePeers> relays = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      relays.add(relay(i + ".db", Duration.ofSeconds(30)));
    }
    relays.forEach(relay -> relay.round(FOUR));
    // one in 30 billion would begin with the slot
    assertThat(line.slots()).isEmpty();
    now = BEGAN.plusSeconds(15);
    relays.forEach(relay -> relay.round(FOUR));
    assertThat(line.slots()).hasSizeBetween(1, 19);
    now = BEGAN.plusSeconds(30);
    relays.forEach(relay -> relay.round(FOUR));
    assertThat(line.slots()).hasSize(20).containsOnly(0);
  }

  private MeasurePeers relay(String file) {
    return relay(file, Duration.ZERO);
  }

  /** As after a start: nothing is known but what the file holds. */
  private MeasurePeers relay(String file, Duration spread) {
    return new MeasurePeers(
        self,
        DOMAIN,
        new TwoRelays(),
        probe,
        store(file),
        line,
        new MeasurePlan(5, Duration.ofMillis(100), 5, 3, Duration.ofMinutes(1), spread),
        clock());
  }

  private SqliteReportStore store(String file) {
    return new SqliteReportStore(folder.resolve(file), self.nodeId());
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private static RelayIdentity identity(int number) {
    byte[] id = new byte[NodeId.BYTES];
    id[0] = (byte) number;
    return new RelayIdentity(
        NodeId.of(id), SigningKey.generate(RANDOM), OnionKeyPair.generate(RANDOM));
  }

  private static Peer peer(RelayIdentity identity) {
    return new Peer(
        identity.nodeId(),
        InetSocketAddress.createUnresolved("192.0.2.1", 4000),
        identity.onionKey().publicKey(),
        identity.hotKey().address());
  }

  private final class TwoRelays implements PeerDirectory {
    @Override
    public Optional<Peer> find(NodeId nodeId) {
      return active().stream().filter(next -> next.nodeId().equals(nodeId)).findFirst();
    }

    @Override
    public List<Peer> active() {
      return List.of(peer(self), peer);
    }
  }

  private static final class FakeProbe implements PeerProbe {
    private boolean up = true;
    private boolean measurable = true;
    private int measurements;

    @Override
    public boolean answers(Peer asked, Hash32 nonce) throws IOException {
      if (!up) {
        throw new IOException("nobody there");
      }
      return true;
    }

    @Override
    public Throughput measure(Peer asked, Duration duration) throws IOException {
      measurements++;
      if (!up || !measurable) {
        throw new IOException("nobody there");
      }
      return new Throughput(BytesPerSecond.of(1_000 + measurements), Duration.ofMillis(100));
    }
  }

  private static final class FakeLine implements Reports {
    private final List<SignedReport> sent = new ArrayList<>();
    private Answer answer = Answer.SETTLED;

    @Override
    public Answer submit(SignedReport report) {
      sent.add(report);
      return answer;
    }

    List<UptimeReport> uptimes() {
      return reports(UptimeReport.class);
    }

    List<CapacityReport> capacities() {
      return reports(CapacityReport.class);
    }

    List<Integer> slots() {
      return uptimes().stream().map(report -> report.slot().number()).toList();
    }

    List<Boolean> reachable() {
      return uptimes().stream().map(UptimeReport::reachable).toList();
    }

    private <T> List<T> reports(Class<T> kind) {
      return sent.stream()
          .map(SignedReport::report)
          .filter(kind::isInstance)
          .map(kind::cast)
          .toList();
    }
  }
}
