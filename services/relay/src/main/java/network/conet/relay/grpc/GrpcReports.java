package network.conet.relay.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.proto.proofs.v1.MeasurementServiceGrpc.MeasurementServiceBlockingStub;
import network.conet.proto.proofs.v1.SubmitCapacityReportRequest;
import network.conet.proto.proofs.v1.SubmitUptimeReportRequest;
import network.conet.relay.measure.Reports;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.jboss.logging.Logger;

/** Hands measurements in. */
public final class GrpcReports implements Reports {
  private static final Logger LOG = Logger.getLogger(GrpcReports.class);
  private final MeasurementServiceBlockingStub stub;

  public GrpcReports(MeasurementServiceBlockingStub stub) {
    this.stub = stub;
  }

  @Override
  public Answer submit(SignedReport signed) {
    try {
      MeasurementServiceBlockingStub call = stub.withDeadlineAfter(5, TimeUnit.SECONDS);
      ByteString signature = ByteString.copyFrom(signed.signature().toBytes());
      switch (signed.report()) {
        case CapacityReport capacity -> {
          var unused =
              call.submitCapacityReport(
                  SubmitCapacityReportRequest.newBuilder()
                      .setReport(encode(capacity).setSignature(signature))
                      .build());
        }
        case UptimeReport uptime -> {
          var unused =
              call.submitUptimeReport(
                  SubmitUptimeReportRequest.newBuilder()
                      .setReport(encode(uptime).setSignature(signature))
                      .build());
        }
      }
      return Answer.SETTLED;
    } catch (StatusRuntimeException e) {
      Status refusal = e.getStatus();
      LOG.infof("report on %s was not taken: %s", signed.report().subject(), refusal);
      return switch (refusal.getCode()) {
        // the first word counts, and what it said this relay no longer knows
        case ALREADY_EXISTS -> Answer.SETTLED;
        case FAILED_PRECONDITION -> Answer.OTHER_EPOCH;
        case INVALID_ARGUMENT -> Answer.NOT_YET;
        default -> Answer.UNREACHED;
      };
    }
  }

  private static network.conet.proto.proofs.v1.CapacityReport.Builder encode(
      CapacityReport report) {
    return network.conet.proto.proofs.v1.CapacityReport.newBuilder()
        .setEpoch(report.epoch().number())
        .setSubject(bytes(report.subject()))
        .setMeasurer(bytes(report.measurer()))
        .setBytesPerSecond(report.rate().rate())
        .setMilliseconds((int) report.duration().milliseconds())
        .setNonce(bytes(report.nonce()));
  }

  private static network.conet.proto.proofs.v1.UptimeReport.Builder encode(UptimeReport report) {
    return network.conet.proto.proofs.v1.UptimeReport.newBuilder()
        .setEpoch(report.epoch().number())
        .setSubject(bytes(report.subject()))
        .setChecker(bytes(report.checker()))
        .setSlot(report.slot().number())
        .setReachable(report.reachable())
        .setNonce(bytes(report.nonce()));
  }

  private static ByteString bytes(NodeId node) {
    return ByteString.copyFrom(node.toBytes());
  }

  private static ByteString bytes(Hash32 hash) {
    return ByteString.copyFrom(hash.toBytes());
  }
}
