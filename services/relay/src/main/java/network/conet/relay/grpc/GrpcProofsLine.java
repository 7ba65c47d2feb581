package network.conet.relay.grpc;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.proto.proofs.v1.ReceiptServiceGrpc.ReceiptServiceStub;
import network.conet.proto.proofs.v1.SubmitReceiptsRequest;
import network.conet.proto.proofs.v1.SubmitReceiptsResponse;
import network.conet.relay.handin.ProofsLine;
import network.conet.relay.session.KeptSession;
import network.conet.units.VoucherId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The bidirectional stream. A broken one is replaced at the next round. */
public final class GrpcProofsLine implements ProofsLine {
  private static final Logger LOG = Logger.getLogger(GrpcProofsLine.class);

  private record Sent(VoucherId voucher, ReceiptSequence sequence) {}

  /** What belongs to one stream, so that a late answer of an old one finds nothing of the new. */
  private static final class Line implements StreamObserver<SubmitReceiptsResponse> {
    private final Confirmation confirmation;
    private final Map<Long, Sent> waiting = new ConcurrentHashMap<>();
    private final AtomicLong correlation = new AtomicLong();
    private volatile boolean open = true;

    Line(Confirmation confirmation) {
      this.confirmation = confirmation;
    }

    @Override
    public void onNext(SubmitReceiptsResponse response) {
      Sent sent = waiting.remove(response.getCorrelation());
      if (sent == null) {
        return;
      }
      if (!response.getStored()) {
        // what can never be read will not be read the next time either
        LOG.warnf(
            "proofs cannot read the receipt of voucher %s: %s",
            sent.voucher(), response.getReason());
      }
      confirmation.stored(sent.voucher(), sent.sequence());
    }

    @Override
    public void onError(Throwable failure) {
      open = false;
      LOG.infof("stream of receipts broke: %s", failure.getMessage());
    }

    @Override
    public void onCompleted() {
      open = false;
    }
  }

  private final ReceiptServiceStub stub;
  private @Nullable Line line;
  private @Nullable StreamObserver<SubmitReceiptsRequest> requests;

  public GrpcProofsLine(ReceiptServiceStub stub) {
    this.stub = stub;
  }

  @Override
  public boolean isOpen() {
    return line != null && line.open;
  }

  @Override
  public void open(Confirmation confirmation) {
    Line fresh = new Line(confirmation);
    line = fresh;
    requests = stub.submitReceipts(fresh);
  }

  @Override
  public void send(KeptSession session) {
    Line current = line;
    StreamObserver<SubmitReceiptsRequest> out = requests;
    if (current == null || out == null || !current.open || session.newest().isEmpty()) {
      return;
    }
    long correlation = current.correlation.incrementAndGet();
    current.waiting.put(correlation, new Sent(session.voucherId(), session.sequence()));
    out.onNext(
        SubmitReceiptsRequest.newBuilder()
            .setCorrelation(correlation)
            .setReceipt(encode(session))
            .build());
  }

  private static Receipt encode(KeptSession session) {
    var signed = session.newest().orElseThrow();
    return Receipt.newBuilder()
        .setPreparedMessage(ByteString.copyFrom(session.voucher().prepared().toBytes()))
        .setVoucherSignature(ByteString.copyFrom(session.voucher().signature().toBytes()))
        .setNodeId(ByteString.copyFrom(signed.receipt().nodeId().toBytes()))
        .setBytesCarried(signed.receipt().bytesCarried().bytes())
        .setSequence(signed.receipt().sequence().number())
        .setReceiptSignature(ByteString.copyFrom(signed.signature().toBytes()))
        .build();
  }
}
