package network.conet.stories;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.conet.localnet.LocalNetwork;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.proto.proofs.v1.ReceiptServiceGrpc;
import network.conet.proto.proofs.v1.SubmitReceiptsRequest;
import network.conet.proto.proofs.v1.SubmitReceiptsResponse;

/** A relay's stream of receipts, in the hands of a test. */
final class ReceiptLine implements AutoCloseable {
  private final ManagedChannel channel;
  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private final StreamObserver<SubmitReceiptsRequest> requests;
  private long correlation;

  private ReceiptLine(ManagedChannel channel, String token) {
    this.channel = channel;
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    this.requests =
        ReceiptServiceGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .submitReceipts(
                new StreamObserver<>() {
                  @Override
                  public void onNext(SubmitReceiptsResponse answer) {
                    answers.add(answer);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answers.add(failure);
                  }

                  @Override
                  public void onCompleted() {
                    answers.add("completed");
                  }
                });
  }

  static ReceiptLine of(LocalNetwork network) throws Exception {
    URI proofs = network.endpoint("proofs");
    String token =
        network.provisioning().serviceToken("svc-relay", network.secrets().password("svc-relay"));
    return new ReceiptLine(
        ManagedChannelBuilder.forAddress(proofs.getHost(), proofs.getPort()).usePlaintext().build(),
        token);
  }

  /** Whether proofs says that it has stored the receipt. */
  boolean submit(Receipt receipt) throws InterruptedException {
    requests.onNext(
        SubmitReceiptsRequest.newBuilder()
            .setCorrelation(++correlation)
            .setReceipt(receipt)
            .build());
    Object answer = answers.poll(20, TimeUnit.SECONDS);
    if (answer instanceof SubmitReceiptsResponse response
        && response.getCorrelation() == correlation) {
      return response.getStored();
    }
    throw new AssertionError("no answer to receipt " + correlation + ": " + answer);
  }

  @Override
  public void close() throws InterruptedException {
    requests.onCompleted();
    channel.shutdown().awaitTermination(5, TimeUnit.SECONDS);
  }
}
