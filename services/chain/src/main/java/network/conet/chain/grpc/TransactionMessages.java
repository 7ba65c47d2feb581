package network.conet.chain.grpc;

import com.google.protobuf.ByteString;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.proto.chain.v1.DropReason;
import network.conet.proto.chain.v1.Transaction;
import network.conet.proto.chain.v1.TransactionState;

/** A transaction as a message. */
final class TransactionMessages {
  private TransactionMessages() {}

  static Transaction of(StoredTransaction transaction) {
    Transaction.Builder message =
        Transaction.newBuilder()
            .setHash(ByteString.copyFrom(transaction.hash().toBytes()))
            .setSender(ByteString.copyFrom(transaction.sender().toBytes()))
            .setNonce(transaction.nonce().number())
            .setTo(ByteString.copyFrom(transaction.to().toBytes()))
            .setState(TransactionState.valueOf("TRANSACTION_STATE_" + transaction.state().name()));
    if (transaction.status() instanceof Status.Dropped dropped) {
      message.setDropReason(DropReason.valueOf("DROP_REASON_" + dropped.reason().name()));
    }
    transaction
        .replacedBy()
        .ifPresent(by -> message.setReplacedBy(ByteString.copyFrom(by.toBytes())));
    transaction.call().ifPresent(call -> message.setIdempotencyKey(call.key().value()));
    transaction
        .inclusion()
        .ifPresent(
            inclusion ->
                message
                    .setBlockNumber(inclusion.block().number())
                    .setGasUsed(inclusion.gasUsed().units())
                    .setRevertData(ByteString.copyFrom(inclusion.revertData().toBytes())));
    return message.build();
  }
}
