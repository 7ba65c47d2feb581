package network.conet.proofs.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import network.conet.evidence.report.SignedReport;
import network.conet.proofs.measurement.ReportOutcome;
import network.conet.proofs.measurement.SubmitReport;
import network.conet.proto.proofs.v1.MeasurementServiceGrpc;
import network.conet.proto.proofs.v1.SubmitCapacityReportRequest;
import network.conet.proto.proofs.v1.SubmitCapacityReportResponse;
import network.conet.proto.proofs.v1.SubmitUptimeReportRequest;
import network.conet.proto.proofs.v1.SubmitUptimeReportResponse;
import network.conet.units.NodeId;

/** Where relays hand in what they measured of each other. Who may call: operators. */
@GrpcService
@RolesAllowed("operator")
public class MeasurementEndpoint extends MeasurementServiceGrpc.MeasurementServiceImplBase {
  private final SubmitReport submit;

  MeasurementEndpoint(SubmitReport submit) {
    this.submit = submit;
  }

  @Override
  @Blocking
  @RolesAllowed("operator")
  public void submitCapacityReport(
      SubmitCapacityReportRequest request, StreamObserver<SubmitCapacityReportResponse> answer) {
    network.conet.proto.proofs.v1.CapacityReport report = request.getReport();
    answer(
        () -> Messages.node(report.getSubject()),
        () -> Messages.node(report.getMeasurer()),
        () -> Messages.decode(report),
        SubmitCapacityReportResponse.getDefaultInstance(),
        answer);
  }

  @Override
  @Blocking
  @RolesAllowed("operator")
  public void submitUptimeReport(
      SubmitUptimeReportRequest request, StreamObserver<SubmitUptimeReportResponse> answer) {
    network.conet.proto.proofs.v1.UptimeReport report = request.getReport();
    answer(
        () -> Messages.node(report.getSubject()),
        () -> Messages.node(report.getChecker()),
        () -> Messages.decode(report),
        SubmitUptimeReportResponse.getDefaultInstance(),
        answer);
  }

  private <T> void answer(
      Supplier<NodeId> subject,
      Supplier<NodeId> author,
      Supplier<SignedReport> report,
      T taken,
      StreamObserver<T> answer) {
    ReportOutcome outcome;
    try {
      outcome =
          SubmitReport.refuseIfOnItself(subject.get(), author.get())
              .orElseGet(() -> submit.submit(report.get()));
    } catch (IllegalArgumentException e) {
      answer.onError(Refusals.malformed(e));
      return;
    }
    switch (outcome) {
      case ReportOutcome.Taken ok -> {
        answer.onNext(taken);
        answer.onCompleted();
      }
      case ReportOutcome.Refused refused -> answer.onError(Refusals.status(refused.refusal()));
    }
  }
}
