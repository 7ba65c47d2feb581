package network.conet.proofs.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import network.conet.proofs.receipt.StoreReceipts;
import network.conet.proto.proofs.v1.ReceiptServiceGrpc;
import network.conet.proto.proofs.v1.SubmitReceiptsRequest;
import network.conet.proto.proofs.v1.SubmitReceiptsResponse;

/** Where relays hand in receipts. Who may call: operators. */
@GrpcService
@RolesAllowed("operator")
public class ReceiptEndpoint extends ReceiptServiceGrpc.ReceiptServiceImplBase {
  private final StoreReceipts store;

  ReceiptEndpoint(StoreReceipts store) {
    this.store = store;
  }

  @Override
  @Blocking
  @RolesAllowed("operator")
  public StreamObserver<SubmitReceiptsRequest> submitReceipts(
      StreamObserver<SubmitReceiptsResponse> answers) {
    ReceiptStream stream = new ReceiptStream(store, answers);
    stream.start();
    return stream;
  }
}
