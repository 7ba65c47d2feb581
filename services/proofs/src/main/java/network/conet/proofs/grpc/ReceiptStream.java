package network.conet.proofs.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.proofs.receipt.StoreReceipts;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.proto.proofs.v1.SubmitReceiptsRequest;
import network.conet.proto.proofs.v1.SubmitReceiptsResponse;
import org.jboss.logging.Logger;

/**
 * One relay's stream. A thread of its own takes what has arrived, stores it in one transaction and
 * answers in order: the slower the database, the larger the batches. A full queue holds the caller
 * back.
 */
final class ReceiptStream implements StreamObserver<SubmitReceiptsRequest> {
  private static final Logger LOG = Logger.getLogger(ReceiptStream.class);
  private static final int QUEUE = 1_024;
  private static final int BATCH = 256;
  private static final SubmitReceiptsRequest END = SubmitReceiptsRequest.newBuilder().build();

  private final StoreReceipts store;
  private final StreamObserver<SubmitReceiptsResponse> answers;
  private final BlockingQueue<SubmitReceiptsRequest> arrived = new ArrayBlockingQueue<>(QUEUE);
  private volatile boolean closed;

  ReceiptStream(StoreReceipts store, StreamObserver<SubmitReceiptsResponse> answers) {
    this.store = store;
    this.answers = answers;
  }

  void start() {
    if (answers instanceof ServerCallStreamObserver<SubmitReceiptsResponse> call) {
      call.setOnCancelHandler(this::abandon);
    }
    Thread.ofVirtual().name("receipt-stream").start(this::run);
  }

  @Override
  public void onNext(SubmitReceiptsRequest request) {
    put(request);
  }

  @Override
  public void onError(Throwable cause) {
    abandon();
  }

  @Override
  public void onCompleted() {
    put(END);
  }

  private void abandon() {
    closed = true;
    arrived.clear();
    put(END);
  }

  @SuppressWarnings("ReferenceEquality") // END is a mark: an equal request of a caller is not it
  private void run() {
    try {
      boolean ended = false;
      while (!ended && !closed) {
        List<SubmitReceiptsRequest> batch = new ArrayList<>(BATCH);
        batch.add(arrived.take());
        arrived.drainTo(batch, BATCH - 1);
        ended = batch.removeIf(next -> next == END);
        answer(batch);
      }
      if (!closed) {
        answers.onCompleted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("receipts of a stream were not stored", e);
      if (!closed) {
        closed = true;
        answers.onError(
            Status.UNAVAILABLE
                .withDescription("receipts not yet answered were not stored: send them again")
                .asRuntimeException());
      }
      arrived.clear();
    }
  }

  private void answer(List<SubmitReceiptsRequest> batch) {
    List<Submission> read = batch.stream().map(Submission::read).toList();
    List<SessionEvidence> readable =
        read.stream().flatMap(next -> next.evidence().stream()).toList();
    if (!readable.isEmpty()) {
      store.store(readable);
    }
    for (Submission next : read) {
      if (!closed) {
        answers.onNext(next.answer());
      }
    }
  }

  private void put(SubmitReceiptsRequest request) {
    try {
      if (!closed || arrived.isEmpty()) {
        arrived.put(request);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A request, read as far as it can be. */
  private record Submission(long correlation, Optional<SessionEvidence> evidence, String problem) {
    static Submission read(SubmitReceiptsRequest request) {
      Receipt receipt = request.getReceipt();
      try {
        return new Submission(
            request.getCorrelation(),
            Optional.of(
                SessionEvidence.parse(
                    receipt.getPreparedMessage().toByteArray(),
                    receipt.getVoucherSignature().toByteArray(),
                    receipt.getNodeId().toByteArray(),
                    receipt.getBytesCarried(),
                    receipt.getSequence(),
                    receipt.getReceiptSignature().toByteArray())),
            "");
      } catch (IllegalArgumentException e) {
        return new Submission(
            request.getCorrelation(), Optional.empty(), "MALFORMED: " + e.getMessage());
      }
    }

    SubmitReceiptsResponse answer() {
      SubmitReceiptsResponse.Builder answer =
          SubmitReceiptsResponse.newBuilder()
              .setCorrelation(correlation)
              .setStored(evidence.isPresent())
              .setReason(problem);
      evidence.ifPresent(
          stored -> answer.setVoucherId(Messages.bytes(stored.voucherId().toBytes())));
      return answer.build();
    }
  }
}
