package network.conet.proofs.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import network.conet.proofs.receipt.StoreReceipts;
import network.conet.proto.proofs.v1.ReceiptServiceGrpc;
import network.conet.proto.proofs.v1.SubmitReceiptsRequest;
import network.conet.proto.proofs.v1.SubmitReceiptsResponse;

/** Where relays hand in receipts. Who may call: operators. */
@GrpcService
public class ReceiptEndpoint extends ReceiptServiceGrpc.ReceiptServiceImplBase {
  private static final String ROLE = "operator";

  private final StoreReceipts store;
  private final Callers callers;

  ReceiptEndpoint(StoreReceipts store, Callers callers) {
    this.store = store;
    this.callers = callers;
  }

  /** Open to the interceptor, closed to all but operators in the body: see {@link Callers}. */
  @Override
  @Blocking
  @PermitAll
  public StreamObserver<SubmitReceiptsRequest> submitReceipts(
      StreamObserver<SubmitReceiptsResponse> answers) {
    Optional<Status> refused = callers.refused(ROLE);
    if (refused.isPresent()) {
      answers.onError(refused.get().asRuntimeException());
      return new Deaf();
    }
    ReceiptStream stream = new ReceiptStream(store, answers);
    stream.start();
    return stream;
  }

  /** What a refused caller still sends. */
  private static final class Deaf implements StreamObserver<SubmitReceiptsRequest> {
    @Override
    public void onNext(SubmitReceiptsRequest request) {}

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onCompleted() {}
  }
}
