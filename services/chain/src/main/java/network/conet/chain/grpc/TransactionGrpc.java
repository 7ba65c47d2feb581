package network.conet.chain.grpc;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.IdempotencyKey;
import network.conet.chain.transaction.Role;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.SubmitCall;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.TransactionStore;
import network.conet.proto.chain.v1.GetTransactionRequest;
import network.conet.proto.chain.v1.GetTransactionResponse;
import network.conet.proto.chain.v1.SubmitCallRequest;
import network.conet.proto.chain.v1.SubmitCallResponse;
import network.conet.proto.chain.v1.SubmitSignedRequest;
import network.conet.proto.chain.v1.SubmitSignedResponse;
import network.conet.proto.chain.v1.Transaction;
import network.conet.proto.chain.v1.TransactionServiceGrpc;
import network.conet.proto.chain.v1.TransactionState;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** Serves {@code conet.chain.v1.TransactionService}. */
@GrpcService
@Blocking
public class TransactionGrpc extends TransactionServiceGrpc.TransactionServiceImplBase {
  private final SubmitCall submitCall;
  private final SubmitSigned submitSigned;
  private final TransactionStore store;
  private final SecurityIdentity identity;

  public TransactionGrpc(
      SubmitCall submitCall,
      SubmitSigned submitSigned,
      TransactionStore store,
      SecurityIdentity identity) {
    this.submitCall = submitCall;
    this.submitSigned = submitSigned;
    this.store = store;
    this.identity = identity;
  }

  @Override
  @RolesAllowed("service")
  public void submitCall(SubmitCallRequest request, StreamObserver<SubmitCallResponse> observer) {
    GrpcAnswers.answer(
        observer,
        () -> {
          Submission submission =
              submitCall.submit(
                  new IdempotencyKey(request.getIdempotencyKey()),
                  AccountAddress.of(request.getTo().toByteArray()),
                  CallData.of(request.getData().toByteArray()));
          return SubmitCallResponse.newBuilder().setTransaction(encode(submission)).build();
        });
  }

  @Override
  @RolesAllowed({"operator", "delegator", "voter", "verifier", "client", "admin", "service"})
  public void submitSigned(
      SubmitSignedRequest request, StreamObserver<SubmitSignedResponse> observer) {
    Set<Role> roles =
        identity.getRoles().stream()
            .map(Role::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    GrpcAnswers.answer(
        observer,
        () -> {
          Submission submission =
              submitSigned.submit(
                  SignedEnvelope.of(request.getRawTransaction().toByteArray()), roles);
          return SubmitSignedResponse.newBuilder().setTransaction(encode(submission)).build();
        });
  }

  @Override
  @RolesAllowed({"operator", "delegator", "voter", "verifier", "client", "admin", "service"})
  public void getTransaction(
      GetTransactionRequest request, StreamObserver<GetTransactionResponse> observer) {
    GrpcAnswers.answer(
        observer,
        () ->
            GetTransactionResponse.newBuilder()
                .setTransaction(
                    encode(
                        find(request)
                            .orElseThrow(
                                () ->
                                    new GrpcAnswers.RefusedException(
                                        ErrorCode.UNKNOWN_TRANSACTION,
                                        "no such transaction was submitted here"))))
                .build());
  }

  private Optional<StoredTransaction> find(GetTransactionRequest request) {
    return switch (request.getByCase()) {
      case HASH -> store.byHash(TxHash.of(request.getHash().toByteArray()));
      case IDEMPOTENCY_KEY -> store.byKey(new IdempotencyKey(request.getIdempotencyKey()));
      case BY_NOT_SET -> throw new IllegalArgumentException("neither hash nor key is given");
    };
  }

  private static Transaction encode(Submission submission) {
    return switch (submission) {
      case Submission.Accepted(StoredTransaction transaction) -> encode(transaction);
      case Submission.Refused(ErrorCode code, String detail) ->
          throw new GrpcAnswers.RefusedException(code, detail);
    };
  }

  private static Transaction encode(StoredTransaction transaction) {
    Transaction.Builder message =
        Transaction.newBuilder()
            .setHash(ByteString.copyFrom(transaction.hash().toBytes()))
            .setState(
                switch (transaction.state()) {
                  case PENDING -> TransactionState.TRANSACTION_STATE_PENDING;
                  case CONFIRMED -> TransactionState.TRANSACTION_STATE_CONFIRMED;
                  case REVERTED -> TransactionState.TRANSACTION_STATE_REVERTED;
                  case UNKNOWN -> TransactionState.TRANSACTION_STATE_UNKNOWN;
                });
    transaction.key().ifPresent(key -> message.setIdempotencyKey(key.value()));
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
