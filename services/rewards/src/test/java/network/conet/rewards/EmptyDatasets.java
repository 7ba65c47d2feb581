package network.conet.rewards;

import io.grpc.stub.StreamObserver;
import network.conet.proto.proofs.v1.DatasetServiceGrpc;
import network.conet.proto.proofs.v1.GetDatasetRequest;
import network.conet.proto.proofs.v1.GetDatasetResponse;
import network.conet.proto.proofs.v1.StreamRecordsRequest;
import network.conet.proto.proofs.v1.StreamRecordsResponse;

/** Epochs in which nobody carried anything. */
final class EmptyDatasets extends DatasetServiceGrpc.DatasetServiceImplBase {
  @Override
  public void getDataset(GetDatasetRequest request, StreamObserver<GetDatasetResponse> answer) {
    answer.onNext(GetDatasetResponse.newBuilder().setEpoch(request.getEpoch()).build());
    answer.onCompleted();
  }

  @Override
  public void streamRecords(
      StreamRecordsRequest request, StreamObserver<StreamRecordsResponse> answer) {
    answer.onCompleted();
  }
}
