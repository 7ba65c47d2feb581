package network.conet.proofs.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.ReadDataset;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;
import network.conet.proofs.voucher.KeyRing;
import network.conet.proto.proofs.v1.DatasetServiceGrpc;
import network.conet.proto.proofs.v1.GetDatasetRequest;
import network.conet.proto.proofs.v1.GetDatasetResponse;
import network.conet.proto.proofs.v1.NodeTotals;
import network.conet.proto.proofs.v1.StreamRecordsRequest;
import network.conet.proto.proofs.v1.StreamRecordsResponse;
import network.conet.units.EpochId;

/** Where verifiers read what an epoch rests on. Who may call: verifiers and services. */
@GrpcService
@RolesAllowed({"verifier", "service"})
public class DatasetEndpoint extends DatasetServiceGrpc.DatasetServiceImplBase {
  private final ReadDataset datasets;
  private final KeyRing keys;

  DatasetEndpoint(ReadDataset datasets, KeyRing keys) {
    this.datasets = datasets;
    this.keys = keys;
  }

  @Override
  @Blocking
  @RolesAllowed({"verifier", "service"})
  public void getDataset(GetDatasetRequest request, StreamObserver<GetDatasetResponse> answer) {
    Optional<Dataset> dataset = find(request.getEpoch(), answer);
    dataset.ifPresent(
        frozen -> {
          GetDatasetResponse.Builder response =
              GetDatasetResponse.newBuilder()
                  .setEpoch(frozen.epoch().number())
                  .setSnapshotBlock(frozen.snapshot().number().number())
                  .setSnapshotHash(Messages.bytes(frozen.snapshot().hash().toBytes()))
                  .setEndTime(frozen.snapshot().time().getEpochSecond())
                  .setDatasetHash(Messages.bytes(frozen.hash().toBytes()));
          frozen
              .totals()
              .forEach(
                  next ->
                      response.addTotals(
                          NodeTotals.newBuilder()
                              .setNodeId(Messages.bytes(next.node().toBytes()))
                              .setCapacity(next.capacity().rate())
                              .setUptimeBps(next.uptime().value())
                              .setFees(next.fees().toString())
                              .setBytesCarried(next.bytesCarried().bytes())));
          answer.onNext(response.build());
          answer.onCompleted();
        });
  }

  @Override
  @Blocking
  @RolesAllowed({"verifier", "service"})
  public void streamRecords(
      StreamRecordsRequest request, StreamObserver<StreamRecordsResponse> answer) {
    Optional<Dataset> dataset = find(request.getEpoch(), answer);
    if (dataset.isPresent()
        && answer instanceof ServerCallStreamObserver<StreamRecordsResponse> call) {
      EpochId epoch = dataset.get().epoch();
      new RecordStream(call, keys.neededFor(epoch), datasets.records(epoch)).start();
    }
  }

  private Optional<Dataset> find(long epoch, StreamObserver<?> answer) {
    try {
      Optional<Dataset> dataset = datasets.find(EpochId.of(epoch));
      if (dataset.isEmpty()) {
        answer.onError(
            Refusals.status(
                new Refusal(ErrorCode.EPOCH_OPEN, "epoch " + epoch + " is not frozen yet")));
      }
      return dataset;
    } catch (IllegalArgumentException e) {
      answer.onError(Refusals.malformed(e));
      return Optional.empty();
    }
  }
}
