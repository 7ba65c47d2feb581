package network.conet.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.Map;
import network.conet.proto.chain.v1.SubmitCallRequest;
import network.conet.proto.chain.v1.SubmitCallResponse;
import network.conet.proto.chain.v1.Transaction;
import network.conet.proto.chain.v1.TransactionServiceGrpc;
import network.conet.proto.chain.v1.TransactionState;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;

/** Sends each key once, from anvil's own account, and says what the chain says of it. */
final class SendsByAnvil extends TransactionServiceGrpc.TransactionServiceImplBase {
  private final TestRpc rpc;
  private final Map<String, String> sent = new HashMap<>();

  SendsByAnvil(TestRpc rpc) {
    this.rpc = rpc;
  }

  @Override
  public synchronized void submitCall(
      SubmitCallRequest request, StreamObserver<SubmitCallResponse> answer) {
    String hash =
        sent.computeIfAbsent(
            request.getIdempotencyKey(),
            key ->
                rpc.send(
                    AccountAddress.of(request.getTo().toByteArray()),
                    Hex.encode(request.getData().toByteArray())));
    JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
    TransactionState state = TransactionState.TRANSACTION_STATE_PENDING;
    if (receipt.isObject()) {
      state =
          receipt.get("status").asText().equals("0x1")
              ? TransactionState.TRANSACTION_STATE_CONFIRMED
              : TransactionState.TRANSACTION_STATE_REVERTED;
    }
    answer.onNext(
        SubmitCallResponse.newBuilder()
            .setTransaction(
                Transaction.newBuilder()
                    .setHash(ByteString.copyFrom(Hex.parse(hash)))
                    .setState(state))
            .build());
    answer.onCompleted();
  }
}
