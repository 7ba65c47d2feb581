package network.conet.proofs.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import network.conet.proofs.epoch.EpochRecord;
import network.conet.proofs.voucher.IssuerKeyStore.PublishedKey;
import network.conet.proto.proofs.v1.StreamRecordsResponse;
import network.conet.proto.proofs.v1.VoucherKey;
import org.jboss.logging.Logger;

/** Sends keys, then records, no faster than the reader takes them: never a dataset in memory. */
final class RecordStream {
  private static final Logger LOG = Logger.getLogger(RecordStream.class);

  private final ServerCallStreamObserver<StreamRecordsResponse> call;
  private final List<PublishedKey> keys;
  private final Iterator<EpochRecord> records;
  private final Semaphore changed = new Semaphore(0);

  RecordStream(
      ServerCallStreamObserver<StreamRecordsResponse> call,
      List<PublishedKey> keys,
      Iterator<EpochRecord> records) {
    this.call = call;
    this.keys = keys;
    this.records = records;
  }

  void start() {
    call.setOnReadyHandler(changed::release);
    call.setOnCancelHandler(changed::release);
    Thread.ofVirtual().name("record-stream").start(this::run);
  }

  private void run() {
    try {
      for (PublishedKey key : keys) {
        send(
            StreamRecordsResponse.newBuilder()
                .setKey(
                    VoucherKey.newBuilder()
                        .setWindow((int) key.window().number())
                        .setDenomination(key.denomination().bytes())
                        .setPublicKey(Messages.bytes(key.key().toBytes())))
                .build());
      }
      while (!call.isCancelled() && records.hasNext()) {
        send(Messages.encode(records.next()));
      }
      if (!call.isCancelled()) {
        call.onCompleted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("a dataset could not be streamed to its end", e);
      if (!call.isCancelled()) {
        call.onError(Status.UNAVAILABLE.withDescription("try again").asRuntimeException());
      }
    }
  }

  private void send(StreamRecordsResponse next) throws InterruptedException {
    while (!call.isReady() && !call.isCancelled()) {
      changed.acquire();
    }
    if (!call.isCancelled()) {
      call.onNext(next);
    }
  }
}
