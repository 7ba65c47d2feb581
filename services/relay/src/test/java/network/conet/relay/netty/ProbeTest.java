package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.relay.measure.CircuitProbe;
import network.conet.relay.measure.MeasurePeers;
import network.conet.relay.measure.MeasurePlan;
import network.conet.relay.measure.OpenEpoch;
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
    CircuitProbe probe = new CircuitProbe(measurer.identity, TIMEOUT);
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
  void capacityIsMeasuredByRegisteredRelaysOnly() throws Exception {
    PeerAndRate measured = measure(measurer.identity);
    assertThat(measured.rate()).isPositive();
    assertThatThrownBy(() -> measure(Network.identity())).isInstanceOf(IOException.class);
  }

  private record PeerAndRate(Peer peer, long rate) {}

  private PeerAndRate measure(RelayIdentity by) throws IOException {
    Peer peer = subject.peer();
    return new PeerAndRate(
        peer, new CircuitProbe(by, TIMEOUT).measure(peer, Duration.ofMillis(200)).rate().rate());
  }

  @Test
  void roundReportsOncePerEpochAndSlotAndSaysWhoIsGone() throws Exception {
    Network.Relay gone = network.start(folder.resolve("c.db"), CarryLimits.DEFAULT);
    InetSocketAddress address = gone.server.address();
    gone.server.close();
    assertThat(address.getPort()).isPositive();
    List<SignedReport> reports = new ArrayList<>();
    MeasurePeers measure =
        new MeasurePeers(
            measurer.identity,
            Network.DOMAIN,
            network.directory(),
            new CircuitProbe(measurer.identity, TIMEOUT),
            reports::add,
            new MeasurePlan(5, Duration.ofMillis(100), 5, 1, Duration.ofHours(1)),
            Clock.systemUTC());
    OpenEpoch epoch = new OpenEpoch(EpochId.of(4), Hash32.ZERO);
    measure.round(epoch);
    measure.round(epoch);
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
    measure.round(new OpenEpoch(EpochId.of(5), Hash32.ZERO));
    assertThat(reports).hasSize(6);
  }
}
