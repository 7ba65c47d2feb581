package network.conet.proofs.grpc;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;

/** The one place where a refusal becomes a gRPC status. */
final class Refusals {
  private static final String DOMAIN = "proofs.conet";

  private Refusals() {}

  static StatusRuntimeException status(Refusal refusal) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(code(refusal.code()).getNumber())
            .setMessage(refusal.detail())
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(refusal.code().name())
                        .setDomain(DOMAIN)
                        .build()))
            .build());
  }

  static StatusRuntimeException malformed(IllegalArgumentException cause) {
    String detail = Optional.ofNullable(cause.getMessage()).orElse("unreadable");
    return status(new Refusal(ErrorCode.MALFORMED_REQUEST, detail));
  }

  private static Code code(ErrorCode code) {
    return switch (code.kind()) {
      case INVALID -> Code.INVALID_ARGUMENT;
      case CONFLICT -> Code.ALREADY_EXISTS;
      case STATE -> Code.FAILED_PRECONDITION;
      case EXHAUSTED -> Code.RESOURCE_EXHAUSTED;
      case MISSING -> Code.NOT_FOUND;
      case UNAVAILABLE -> Code.UNAVAILABLE;
    };
  }
}
