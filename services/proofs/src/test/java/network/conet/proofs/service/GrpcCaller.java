package network.conet.proofs.service;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.proto.proofs.v1.CapacityReport;
import network.conet.proto.proofs.v1.DatasetServiceGrpc;
import network.conet.proto.proofs.v1.MeasurementServiceGrpc;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.proto.proofs.v1.ReceiptServiceGrpc;
import network.conet.proto.proofs.v1.SubmitCapacityReportRequest;
import network.conet.proto.proofs.v1.SubmitReceiptsRequest;
import network.conet.proto.proofs.v1.SubmitReceiptsResponse;
import network.conet.proto.proofs.v1.SubmitUptimeReportRequest;
import network.conet.proto.proofs.v1.UptimeReport;
import network.conet.proto.proofs.v1.VoucherServiceGrpc;
import network.conet.testing.GrpcPort;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** Calls the service as somebody with a token. */
final class GrpcCaller implements AutoCloseable {
  private final GrpcPort port;
  private final Channel signedIn;

  GrpcCaller(int number, String token) {
    this.port = new GrpcPort(number);
    this.signedIn = token.isEmpty() ? port.asNobody() : port.as(token);
  }

  DatasetServiceGrpc.DatasetServiceBlockingStub datasets() {
    return DatasetServiceGrpc.newBlockingStub(signedIn).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  VoucherServiceGrpc.VoucherServiceBlockingStub vouchers() {
    return VoucherServiceGrpc.newBlockingStub(signedIn).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  /** Sends the receipts and, after them, one that nobody can read. */
  List<SubmitReceiptsResponse> submit(SessionEvidence... receipts)
      throws InterruptedException, TimeoutException {
    List<SubmitReceiptsResponse> answers = new CopyOnWriteArrayList<>();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    StreamObserver<SubmitReceiptsRequest> requests =
        ReceiptServiceGrpc.newStub(signedIn)
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .submitReceipts(
                new StreamObserver<>() {
                  @Override
                  public void onNext(SubmitReceiptsResponse answer) {
                    answers.add(answer);
                  }

                  @Override
                  public void onError(Throwable cause) {
                    done.completeExceptionally(cause);
                  }

                  @Override
                  public void onCompleted() {
                    done.complete(true);
                  }
                });
    try {
      int correlation = 0;
      for (SessionEvidence next : receipts) {
        requests.onNext(
            SubmitReceiptsRequest.newBuilder()
                .setCorrelation(correlation++)
                .setReceipt(encode(next))
                .build());
      }
      requests.onNext(SubmitReceiptsRequest.newBuilder().setCorrelation(correlation).build());
      requests.onCompleted();
    } catch (IllegalStateException e) {
      // the call was refused before all was sent: the status says why
    }
    try {
      done.get(20, TimeUnit.SECONDS);
      return answers;
    } catch (ExecutionException e) {
      throw (StatusRuntimeException) e.getCause();
    }
  }

  void report(SignedReport signed) {
    var stub = MeasurementServiceGrpc.newBlockingStub(signedIn);
    switch (signed.report()) {
      case network.conet.evidence.report.CapacityReport capacity -> {
        var unused =
            stub.submitCapacityReport(
                SubmitCapacityReportRequest.newBuilder()
                    .setReport(
                        CapacityReport.newBuilder()
                            .setEpoch(capacity.epoch().number())
                            .setSubject(bytes(capacity.subject().toBytes()))
                            .setMeasurer(bytes(capacity.measurer().toBytes()))
                            .setBytesPerSecond(capacity.rate().rate())
                            .setMilliseconds((int) capacity.duration().milliseconds())
                            .setNonce(bytes(capacity.nonce().toBytes()))
                            .setSignature(bytes(signed.signature().toBytes())))
                    .build());
      }
      case network.conet.evidence.report.UptimeReport uptime -> {
        var unused =
            stub.submitUptimeReport(
                SubmitUptimeReportRequest.newBuilder()
                    .setReport(
                        UptimeReport.newBuilder()
                            .setEpoch(uptime.epoch().number())
                            .setSubject(bytes(uptime.subject().toBytes()))
                            .setChecker(bytes(uptime.checker().toBytes()))
                            .setSlot(uptime.slot().number())
                            .setReachable(uptime.reachable())
                            .setNonce(bytes(uptime.nonce().toBytes()))
                            .setSignature(bytes(signed.signature().toBytes())))
                    .build());
      }
    }
  }

  void selfReport(NodeId node) {
    var unused =
        MeasurementServiceGrpc.newBlockingStub(signedIn)
            .submitCapacityReport(
                SubmitCapacityReportRequest.newBuilder()
                    .setReport(
                        CapacityReport.newBuilder()
                            .setEpoch(1)
                            .setSubject(bytes(node.toBytes()))
                            .setMeasurer(bytes(node.toBytes())))
                    .build());
  }

  static SignedReport decode(CapacityReport report) {
    return new SignedReport(
        new network.conet.evidence.report.CapacityReport(
            EpochId.of(report.getEpoch()),
            NodeId.of(report.getSubject().toByteArray()),
            NodeId.of(report.getMeasurer().toByteArray()),
            BytesPerSecond.of(report.getBytesPerSecond()),
            new MeasuredMillis(report.getMilliseconds()),
            Hash32.of(report.getNonce().toByteArray())),
        SignatureBytes.of(report.getSignature().toByteArray()));
  }

  static SignedReport decode(UptimeReport report) {
    return new SignedReport(
        new network.conet.evidence.report.UptimeReport(
            EpochId.of(report.getEpoch()),
            NodeId.of(report.getSubject().toByteArray()),
            NodeId.of(report.getChecker().toByteArray()),
            new UptimeSlot(report.getSlot()),
            report.getReachable(),
            Hash32.of(report.getNonce().toByteArray())),
        SignatureBytes.of(report.getSignature().toByteArray()));
  }

  private static Receipt encode(SessionEvidence evidence) {
    return Receipt.newBuilder()
        .setPreparedMessage(bytes(evidence.voucher().prepared().toBytes()))
        .setVoucherSignature(bytes(evidence.voucher().signature().toBytes()))
        .setNodeId(bytes(evidence.nodeId().toBytes()))
        .setBytesCarried(evidence.receipt().bytesCarried().bytes())
        .setSequence(evidence.receipt().sequence().number())
        .setReceiptSignature(bytes(evidence.signed().signature().toBytes()))
        .build();
  }

  private static ByteString bytes(byte[] bytes) {
    return ByteString.copyFrom(bytes);
  }

  @Override
  public void close() {
    port.close();
  }
}
