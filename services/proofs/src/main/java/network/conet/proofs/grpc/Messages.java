package network.conet.proofs.grpc;

import com.google.protobuf.ByteString;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.Report;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.proofs.epoch.EpochRecord;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.proto.proofs.v1.SettledSession;
import network.conet.proto.proofs.v1.StreamRecordsResponse;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** Evidence as messages, in both directions. */
final class Messages {
  private Messages() {}

  static ByteString bytes(byte[] bytes) {
    return ByteString.copyFrom(bytes);
  }

  /**
   * @throws IllegalArgumentException if a field cannot be read
   */
  static SignedReport decode(network.conet.proto.proofs.v1.CapacityReport message) {
    return new SignedReport(
        new CapacityReport(
            EpochId.of(message.getEpoch()),
            node(message.getSubject()),
            node(message.getMeasurer()),
            BytesPerSecond.of(message.getBytesPerSecond()),
            new MeasuredMillis(Integer.toUnsignedLong(message.getMilliseconds())),
            Hash32.of(message.getNonce().toByteArray())),
        SignatureBytes.of(message.getSignature().toByteArray()));
  }

  /**
   * @throws IllegalArgumentException if a field cannot be read
   */
  static SignedReport decode(network.conet.proto.proofs.v1.UptimeReport message) {
    return new SignedReport(
        new UptimeReport(
            EpochId.of(message.getEpoch()),
            node(message.getSubject()),
            node(message.getChecker()),
            new UptimeSlot(message.getSlot()),
            message.getReachable(),
            Hash32.of(message.getNonce().toByteArray())),
        SignatureBytes.of(message.getSignature().toByteArray()));
  }

  static NodeId node(ByteString bytes) {
    return NodeId.of(bytes.toByteArray());
  }

  static StreamRecordsResponse encode(EpochRecord next) {
    return switch (next) {
      case EpochRecord.Session session ->
          StreamRecordsResponse.newBuilder().setSession(encode(session)).build();
      case EpochRecord.Reported reported -> encode(reported.signed());
    };
  }

  private static SettledSession encode(EpochRecord.Session session) {
    SessionEvidence evidence = session.evidence();
    return SettledSession.newBuilder()
        .setReceipt(
            Receipt.newBuilder()
                .setPreparedMessage(bytes(evidence.voucher().prepared().toBytes()))
                .setVoucherSignature(bytes(evidence.voucher().signature().toBytes()))
                .setNodeId(bytes(evidence.nodeId().toBytes()))
                .setBytesCarried(evidence.receipt().bytesCarried().bytes())
                .setSequence(evidence.receipt().sequence().number())
                .setReceiptSignature(bytes(evidence.signed().signature().toBytes())))
        .setBytesSettledBefore(session.settledBefore().bytes())
        .build();
  }

  private static StreamRecordsResponse encode(SignedReport signed) {
    Report report = signed.report();
    return switch (report) {
      case CapacityReport capacity ->
          StreamRecordsResponse.newBuilder()
              .setCapacity(
                  network.conet.proto.proofs.v1.CapacityReport.newBuilder()
                      .setEpoch(capacity.epoch().number())
                      .setSubject(bytes(capacity.subject().toBytes()))
                      .setMeasurer(bytes(capacity.measurer().toBytes()))
                      .setBytesPerSecond(capacity.rate().rate())
                      .setMilliseconds((int) capacity.duration().milliseconds())
                      .setNonce(bytes(capacity.nonce().toBytes()))
                      .setSignature(bytes(signed.signature().toBytes())))
              .build();
      case UptimeReport uptime ->
          StreamRecordsResponse.newBuilder()
              .setUptime(
                  network.conet.proto.proofs.v1.UptimeReport.newBuilder()
                      .setEpoch(uptime.epoch().number())
                      .setSubject(bytes(uptime.subject().toBytes()))
                      .setChecker(bytes(uptime.checker().toBytes()))
                      .setSlot(uptime.slot().number())
                      .setReachable(uptime.reachable())
                      .setNonce(bytes(uptime.nonce().toBytes()))
                      .setSignature(bytes(signed.signature().toBytes())))
              .build();
    };
  }
}
