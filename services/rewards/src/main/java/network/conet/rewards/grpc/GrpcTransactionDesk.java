package network.conet.rewards.grpc;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import network.conet.proto.chain.v1.SubmitCallRequest;
import network.conet.proto.chain.v1.Transaction;
import network.conet.proto.chain.v1.TransactionServiceGrpc;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.TransactionDesk;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;
import network.conet.units.TxHash;

/** The chain service. */
public final class GrpcTransactionDesk implements TransactionDesk {
  private final TransactionServiceGrpc.TransactionServiceBlockingStub chain;

  public GrpcTransactionDesk(ServiceChannel channel) {
    this.chain =
        TransactionServiceGrpc.newBlockingStub(channel.channel())
            .withCallCredentials(channel.credentials());
  }

  @Override
  public EpochAnchor.Outcome submit(String idempotencyKey, AccountAddress to, CallData data) {
    SubmitCallRequest request =
        SubmitCallRequest.newBuilder()
            .setIdempotencyKey(idempotencyKey)
            .setTo(ByteString.copyFrom(to.toBytes()))
            .setData(ByteString.copyFrom(data.toBytes()))
            .build();
    try {
      return outcome(
          chain
              .withDeadlineAfter(ServiceChannel.DEADLINE.toSeconds(), TimeUnit.SECONDS)
              .submitCall(request)
              .getTransaction());
    } catch (StatusRuntimeException e) {
      return new EpochAnchor.Outcome.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private static EpochAnchor.Outcome outcome(Transaction transaction) {
    return switch (transaction.getState()) {
      case TRANSACTION_STATE_CONFIRMED ->
          new EpochAnchor.Outcome.Confirmed(TxHash.of(transaction.getHash().toByteArray()));
      case TRANSACTION_STATE_REVERTED ->
          new EpochAnchor.Outcome.Reverted(Hex.encode(transaction.getRevertData().toByteArray()));
      default -> new EpochAnchor.Outcome.Unknown(transaction.getState().name());
    };
  }
}
