package network.conet.rewards.grpc;

import com.google.protobuf.ByteString;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proto.proofs.v1.DatasetServiceGrpc;
import network.conet.proto.proofs.v1.GetDatasetRequest;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.proto.proofs.v1.SettledSession;
import network.conet.proto.proofs.v1.StreamRecordsRequest;
import network.conet.proto.proofs.v1.StreamRecordsResponse;
import network.conet.proto.proofs.v1.VoucherKey;
import network.conet.rewards.attest.DatasetRefused;
import network.conet.rewards.attest.DatasetSource;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.units.BasisPoints;
import network.conet.units.ByteCount;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;

/** Datasets as proofs serves them. */
public final class GrpcDatasetSource implements DatasetSource {
  private static final long STREAM_MINUTES = 10;

  private final DatasetServiceGrpc.DatasetServiceBlockingStub proofs;

  public GrpcDatasetSource(ServiceChannel channel) {
    this.proofs =
        DatasetServiceGrpc.newBlockingStub(channel.channel())
            .withCallCredentials(channel.credentials());
  }

  @Override
  public List<NodeMeasurement> announcedTotals(EpochId epoch) {
    return proofs
        .withDeadlineAfter(ServiceChannel.DEADLINE.toSeconds(), TimeUnit.SECONDS)
        .getDataset(GetDatasetRequest.newBuilder().setEpoch(epoch.number()).build())
        .getTotalsList()
        .stream()
        .map(
            totals ->
                new NodeMeasurement(
                    NodeId.of(totals.getNodeId().toByteArray()),
                    BytesPerSecond.of(totals.getCapacity()),
                    BasisPoints.of(totals.getUptimeBps()),
                    TokenAmount.parse(totals.getFees())))
        .toList();
  }

  @Override
  public void stream(EpochId epoch, Visitor visitor) {
    Iterator<StreamRecordsResponse> records =
        proofs
            .withDeadlineAfter(STREAM_MINUTES, TimeUnit.MINUTES)
            .streamRecords(StreamRecordsRequest.newBuilder().setEpoch(epoch.number()).build());
    while (records.hasNext()) {
      visit(records.next(), visitor);
    }
  }

  private static void visit(StreamRecordsResponse next, Visitor visitor) {
    switch (next.getRecordCase()) {
      case KEY -> {
        VoucherKey key = next.getKey();
        visitor.key(
            VoucherWindow.of(Integer.toUnsignedLong(key.getWindow())),
            ByteCount.of(key.getDenomination()),
            readable(() -> IssuerPublicKey.parse(key.getPublicKey().toByteArray())));
      }
      case SESSION -> {
        SettledSession session = next.getSession();
        visitor.session(
            readable(() -> evidence(session.getReceipt())),
            readable(() -> ByteCount.of(session.getBytesSettledBefore())));
      }
      case CAPACITY -> visitor.report(readable(() -> capacity(next.getCapacity())));
      case UPTIME -> visitor.report(readable(() -> uptime(next.getUptime())));
      case RECORD_NOT_SET -> throw new DatasetRefused("a record of the dataset is empty");
    }
  }

  private static SessionEvidence evidence(Receipt receipt) {
    return SessionEvidence.parse(
        receipt.getPreparedMessage().toByteArray(),
        receipt.getVoucherSignature().toByteArray(),
        receipt.getNodeId().toByteArray(),
        receipt.getBytesCarried(),
        receipt.getSequence(),
        receipt.getReceiptSignature().toByteArray());
  }

  private static SignedReport capacity(network.conet.proto.proofs.v1.CapacityReport report) {
    return new SignedReport(
        new CapacityReport(
            EpochId.of(report.getEpoch()),
            node(report.getSubject()),
            node(report.getMeasurer()),
            BytesPerSecond.of(report.getBytesPerSecond()),
            new MeasuredMillis(Integer.toUnsignedLong(report.getMilliseconds())),
            Hash32.of(report.getNonce().toByteArray())),
        SignatureBytes.of(report.getSignature().toByteArray()));
  }

  private static SignedReport uptime(network.conet.proto.proofs.v1.UptimeReport report) {
    return new SignedReport(
        new UptimeReport(
            EpochId.of(report.getEpoch()),
            node(report.getSubject()),
            node(report.getChecker()),
            new UptimeSlot(report.getSlot()),
            report.getReachable(),
            Hash32.of(report.getNonce().toByteArray())),
        SignatureBytes.of(report.getSignature().toByteArray()));
  }

  private static NodeId node(ByteString bytes) {
    return NodeId.of(bytes.toByteArray());
  }

  private static <T> T readable(java.util.function.Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new DatasetRefused("a record cannot be read: " + e.getMessage(), e);
    }
  }
}
