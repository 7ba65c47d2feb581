package network.conet.proofs.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.report.SignedReport;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.EpochRule;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.fixtures.InMemoryStores;
import network.conet.proofs.fixtures.Network;
import network.conet.proofs.fixtures.Network.Node;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmitReportTest {
  private final InMemoryStores stores = new InMemoryStores();
  private final Node subject = Node.fresh();
  private final Node measurer = Node.fresh();
  private SubmitReport submit;

  @BeforeEach
  void twoNodes() {
    stores.add(List.of(subject.registeredAt(1, 0), measurer.registeredAt(1, 1)));
    Epochs epochs =
        new Epochs(new EpochRule(Duration.ofSeconds(60), Instant.ofEpochSecond(1_000)), stores);
    submit = new SubmitReport(Network.DOMAIN, stores, stores, epochs, stores, stores);
  }

  @Test
  void aReportIsTakenOnceAndItsRepetitionIsHarmless() {
    SignedReport report = Network.capacity(1, subject.id(), measurer, 500);
    assertThat(submit.submit(report)).isEqualTo(new ReportOutcome.Taken());
    assertThat(submit.submit(report)).isEqualTo(new ReportOutcome.Taken());
  }

  @Test
  void theFirstWordCounts() {
    submit.submit(Network.capacity(1, subject.id(), measurer, 500));
    assertRefused(Network.capacity(1, subject.id(), measurer, 900), ErrorCode.DUPLICATE_REPORT);
  }

  @Test
  void eachUptimeSlotIsAQuestionOfItsOwn() {
    assertThat(submit.submit(Network.uptime(1, subject.id(), measurer, 0, true)))
        .isEqualTo(new ReportOutcome.Taken());
    assertThat(submit.submit(Network.uptime(1, subject.id(), measurer, 1, false)))
        .isEqualTo(new ReportOutcome.Taken());
    assertRefused(Network.uptime(1, subject.id(), measurer, 1, true), ErrorCode.DUPLICATE_REPORT);
  }

  @Test
  void anotherKeyThanTheHotKeyIsRefused() {
    Node impostor = new Node(measurer.id(), SigningKey.generate(Network.RANDOM));
    assertRefused(Network.capacity(1, subject.id(), impostor, 500), ErrorCode.BAD_REPORT_SIGNATURE);
  }

  @Test
  void theKeyOfTheEpochDecidesAfterARotation() {
    Node rotated = new Node(measurer.id(), SigningKey.generate(Network.RANDOM));
    stores.add(
        List.of(
            new ChainFact.HotKeySet(
                Network.at(2, 0), measurer.id(), rotated.hotKey().address(), EpochId.of(2))));
    assertRefused(Network.capacity(1, subject.id(), rotated, 500), ErrorCode.BAD_REPORT_SIGNATURE);
    freeze(1);
    assertRefused(Network.capacity(2, subject.id(), measurer, 500), ErrorCode.BAD_REPORT_SIGNATURE);
    assertThat(submit.submit(Network.capacity(2, subject.id(), rotated, 500)))
        .isEqualTo(new ReportOutcome.Taken());
  }

  @Test
  void onlyTheOpenEpochIsReportedOn() {
    assertRefused(Network.capacity(2, subject.id(), measurer, 1), ErrorCode.EPOCH_NOT_BEGUN);
    freeze(1);
    assertRefused(Network.capacity(1, subject.id(), measurer, 1), ErrorCode.EPOCH_CLOSED);
  }

  @Test
  void strangersAndRetiredNodesAreRefused() {
    assertRefused(Network.capacity(1, Node.fresh().id(), measurer, 1), ErrorCode.UNKNOWN_NODE);
    assertRefused(Network.capacity(1, subject.id(), Node.fresh(), 1), ErrorCode.UNKNOWN_NODE);
    stores.add(List.of(new ChainFact.NodeRetired(Network.at(3, 0), subject.id())));
    assertRefused(Network.capacity(1, subject.id(), measurer, 1), ErrorCode.UNKNOWN_NODE);
  }

  @Test
  void aNodeDoesNotReportOnItself() {
    assertThat(SubmitReport.refuseIfOnItself(subject.id(), subject.id()))
        .hasValueSatisfying(
            outcome ->
                assertThat(((ReportOutcome.Refused) outcome).refusal().code())
                    .isEqualTo(ErrorCode.SELF_REPORT));
    assertThat(SubmitReport.refuseIfOnItself(subject.id(), measurer.id())).isEmpty();
  }

  private void assertRefused(SignedReport report, ErrorCode code) {
    assertThat(submit.submit(report))
        .isInstanceOfSatisfying(
            ReportOutcome.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }

  private void freeze(long epoch) {
    stores.save(
        new Dataset(EpochId.of(epoch), Network.block(epoch * 10, 1_000), Hash32.ZERO, List.of()));
  }
}
