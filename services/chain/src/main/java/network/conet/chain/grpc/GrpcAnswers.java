package network.conet.chain.grpc;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.NodeUnreachableException;

/** One answer or one status, with the service's own code in its details. */
final class GrpcAnswers {
  /** A refusal on its way to its status. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    RefusedException(ErrorCode code, String detail) {
      super(detail);
      this.code = code;
    }
  }

  private GrpcAnswers() {}

  static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    try {
      observer.onNext(work.get());
      observer.onCompleted();
    } catch (RefusedException e) {
      observer.onError(status(e.code, String.valueOf(e.getMessage())));
    } catch (NodeUnreachableException e) {
      observer.onError(status(ErrorCode.NODE_UNREACHABLE, "the chain's node does not answer"));
    } catch (IllegalArgumentException e) {
      observer.onError(status(ErrorCode.MALFORMED_REQUEST, String.valueOf(e.getMessage())));
    }
  }

  private static StatusRuntimeException status(ErrorCode code, String detail) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(codeOf(code).getNumber())
            .setMessage(detail)
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setDomain("chain.conet.network")
                        .setReason(code.name())
                        .build()))
            .build());
  }

  private static Code codeOf(ErrorCode code) {
    return switch (code) {
      case MALFORMED_REQUEST,
          MALFORMED_TRANSACTION,
          WRONG_CHAIN,
          CARRIES_VALUE,
          GAS_OUT_OF_BOUNDS ->
          Code.INVALID_ARGUMENT;
      case NOT_A_CONET_CONTRACT, FUNCTION_NOT_ALLOWED, ROLE_MISSING -> Code.PERMISSION_DENIED;
      case KEY_REUSED -> Code.ALREADY_EXISTS;
      case WOULD_REVERT,
          NODE_REFUSED,
          FEE_TOO_LOW,
          UNFUNDED,
          NONCE_USED,
          NONCE_TOO_FAR,
          REPLACEMENT_UNDERPRICED ->
          Code.FAILED_PRECONDITION;
      case TOO_MANY_OPEN -> Code.RESOURCE_EXHAUSTED;
      case BUSY, NODE_UNREACHABLE -> Code.UNAVAILABLE;
      case UNKNOWN_TRANSACTION -> Code.NOT_FOUND;
    };
  }
}
