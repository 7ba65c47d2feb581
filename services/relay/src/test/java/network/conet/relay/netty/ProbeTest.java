package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.relay.db.SqliteReportStore;
import network.conet.relay.measure.CircuitProbe;
import network.conet.relay.measure.MeasurePeers;
import network.conet.relay.measure.MeasurePlan;
import network.conet.relay.measure.OpenEpoch;
import network.conet.relay.measure.Reports;
import network.conet.relay.peers.AddressRule;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.RelayIdentity;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final AddressRule ANYWHERE = new AddressRule(true);
  @TempDir Path folder;
  private final Network network = new Network();
  private Network.Relay measurer;
  private Network.Relay subject;

  @BeforeEach
  void start() throws Exception {
    measurer = network.start(folder.resolve("a.db"), CarryLimits.DEFAULT);
    subject = network.start(folder.resolve("b.db"), CarryLimits.DEFAULT);
  }

  @AfterEach
  void stop() throws Exception {
    network.close();
  }

  @Test
  void relayThatIsThereAnswersWithItsOwnKeysOnly() throws Exception {
    CircuitProbe probe = new CircuitProbe(measurer.identity, TIMEOUT, ANYWHERE);
    Peer real = subject.peer();
    assertThat(probe.answers(real, Hash32.ZERO)).isTrue();
    Peer otherHotKey =
        new Peer(
            real.nodeId(), real.endpoint(), real.onionKey(), measurer.identity.hotKey().address());
    assertThat(probe.answers(otherHotKey, Hash32.ZERO)).isFalse();
    Peer otherOnionKey =
        new Peer(
            real.nodeId(),
            real.endpoint(),
            measurer.identity.onionKey().publicKey(),
            real.hotKey());
    assertThatThrownBy(() -> probe.answers(otherOnionKey, Hash32.ZERO))
        .isInstanceOf(IOException.class);
  }

  @Test
  void addressThatOnlyThisMachineSeesIsNotProbed() {
    CircuitProbe probe = new CircuitProbe(measurer.identity, TIMEOUT, new AddressRule(false));
    assertThatThrownBy(() -> probe.answers(subject.peer(), Hash32.ZERO))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("private");
    assertThat(subject.counters.totalCircuitsOpened()).isZero();
  }

  @Test
  void capacityIsMeasuredByRegisteredRelaysOnly() throws Exception {
    PeerAndRate measured = measure(measurer.identity);
    assertThat(measured.rate()).isPositive();
    assertThatThrownBy(() -> measure(Network.identity())).isInstanceOf(IOException.class);
  }

  private record PeerAndRate(Peer peer, long rate) {}

  private PeerAndRate measure(RelayIdentity by) throws IOException {
    Peer peer = subject.peer();
    return new PeerAndRate(
        peer,
        new CircuitProbe(by, TIMEOUT, ANYWHERE)
            .measure(peer, Duration.ofMillis(200))
            .rate()
            .rate());
  }

  @Test
  void roundReportsOncePerEpochAndSlotAndSaysWhoIsGone() throws Exception {
    Network.Relay gone = network.start(folder.resolve("c.db"), CarryLimits.DEFAULT);
    InetSocketAddress address = gone.server.address();
    gone.server.close();
    assertThat(address.getPort()).isPositive();
    List<SignedReport> reports = new ArrayList<>();
    AtomicLong minutes = new AtomicLong();
    MeasurePeers measure =
        new MeasurePeers(
            measurer.identity,
            Network.DOMAIN,
            network.directory(),
            new CircuitProbe(measurer.identity, TIMEOUT, ANYWHERE),
            new SqliteReportStore(folder.resolve("reports.db"), measurer.identity.nodeId()),
            report -> {
              reports.add(report);
              return Reports.Answer.SETTLED;
            },
            new MeasurePlan(5, Duration.ofMillis(100), 5, 2, Duration.ofHours(1), Duration.ZERO),
            clock(minutes));
    OpenEpoch epoch = new OpenEpoch(EpochId.of(4), Hash32.ZERO, Instant.EPOCH);
    assertThat(measure.round(epoch)).isTrue();
    minutes.set(20);
    assertThat(measure.round(epoch)).isTrue();
    assertThat(reports)
        .hasSize(3)
        .allSatisfy(
            report -> {
              assertThat(report.signedBy(measurer.identity.hotKey().address(), Network.DOMAIN))
                  .isTrue();
              assertThat(report.report().epoch()).isEqualTo(EpochId.of(4));
            });
    assertThat(reports)
        .extracting(SignedReport::report)
        .filteredOn(UptimeReport.class::isInstance)
        .extracting(report -> ((UptimeReport) report).reachable())
        .containsExactlyInAnyOrder(true, false);
    assertThat(reports)
        .extracting(SignedReport::report)
        .filteredOn(CapacityReport.class::isInstance)
        .singleElement()
        .satisfies(report -> assertThat(report.subject()).isEqualTo(subject.identity.nodeId()));
    OpenEpoch next =
        new OpenEpoch(EpochId.of(5), Hash32.ZERO, Instant.EPOCH.plus(Duration.ofMinutes(20)));
    assertThat(measure.round(next)).isTrue();
    minutes.set(40);
    assertThat(measure.round(next)).isTrue();
    assertThat(reports).hasSize(6);
  }

  private static Clock clock(AtomicLong minutes) {
    InstantSource source = () -> Instant.EPOCH.plus(Duration.ofMinutes(minutes.get()));
    return source.withZone(ZoneOffset.UTC);
  }
}
