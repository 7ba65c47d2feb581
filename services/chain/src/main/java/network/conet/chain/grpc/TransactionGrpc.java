package network.conet.chain.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.CallId;
import network.conet.chain.transaction.Caller;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.IdempotencyKey;
import network.conet.chain.transaction.ListTransactions;
import network.conet.chain.transaction.Role;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.SubmitCall;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.TransactionStore;
import network.conet.proto.chain.v1.GetTransactionRequest;
import network.conet.proto.chain.v1.GetTransactionResponse;
import network.conet.proto.chain.v1.ListTransactionsRequest;
import network.conet.proto.chain.v1.ListTransactionsResponse;
import network.conet.proto.chain.v1.SubmitCallRequest;
import network.conet.proto.chain.v1.SubmitCallResponse;
import network.conet.proto.chain.v1.SubmitSignedRequest;
import network.conet.proto.chain.v1.SubmitSignedResponse;
import network.conet.proto.chain.v1.Transaction;
import network.conet.proto.chain.v1.TransactionServiceGrpc;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Serves {@code conet.chain.v1.TransactionService}. */
@GrpcService
@Blocking
public class TransactionGrpc extends TransactionServiceGrpc.TransactionServiceImplBase {
  private static final int DEFAULT_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final SubmitCall submitCall;
  private final SubmitSigned submitSigned;
  private final TransactionStore store;
  private final ListTransactions list;
  private final SecurityIdentity identity;

  public TransactionGrpc(
      SubmitCall submitCall,
      SubmitSigned submitSigned,
      TransactionStore store,
      ListTransactions list,
      SecurityIdentity identity) {
    this.submitCall = submitCall;
    this.submitSigned = submitSigned;
    this.store = store;
    this.list = list;
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
                  new CallId(client(), new IdempotencyKey(request.getIdempotencyKey())),
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
                  SignedEnvelope.of(request.getRawTransaction().toByteArray()),
                  new Caller(identity.getPrincipal().getName()),
                  roles);
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
                    TransactionMessages.of(
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
      case IDEMPOTENCY_KEY ->
          store.byCall(new CallId(client(), new IdempotencyKey(request.getIdempotencyKey())));
      case BY_NOT_SET -> throw new IllegalArgumentException("neither hash nor key is given");
    };
  }

  @Override
  @RolesAllowed({"operator", "delegator", "voter", "verifier", "client", "admin", "service"})
  public void listTransactions(
      ListTransactionsRequest request, StreamObserver<ListTransactionsResponse> observer) {
    GrpcAnswers.answer(
        observer,
        () -> {
          int size = request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize();
          if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("page_size must be 1 to " + LARGEST_PAGE);
          }
          List<StoredTransaction> rows =
              list.list(
                  AccountAddress.of(request.getAccount().toByteArray()),
                  request.getPageToken().isEmpty()
                      ? Optional.empty()
                      : Optional.of(ListTransactions.mark(request.getPageToken())),
                  size);
          List<StoredTransaction> page = rows.subList(0, Math.min(size, rows.size()));
          return ListTransactionsResponse.newBuilder()
              .addAllTransactions(page.stream().map(TransactionMessages::of).toList())
              .setNextPageToken(rows.size() > size ? ListTransactions.cursor(page.getLast()) : "")
              .build();
        });
  }

  /** The client that the token was given to: of a service's own account, that service's. */
  private Caller client() {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim("azp") instanceof String client
        ? new Caller(client)
        : new Caller(identity.getPrincipal().getName());
  }

  private static Transaction encode(Submission submission) {
    return switch (submission) {
      case Submission.Accepted(StoredTransaction transaction) ->
          TransactionMessages.of(transaction);
      case Submission.Refused(ErrorCode code, String detail) ->
          throw new GrpcAnswers.RefusedException(code, detail);
    };
  }
}
