package network.conet.access;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** A refusal over gRPC: a status and a sentence, with the service's own code in its details. */
public final class GrpcRefusal {
  private GrpcRefusal() {}

  /**
   * @param reason stable, in capitals, for programs
   * @param service whose reason it is, such as {@code staking}
   */
  public static StatusRuntimeException of(
      Code status, String reason, String service, String detail) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(status.getNumber())
            .setMessage(detail)
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(reason)
                        .setDomain(service + ".conet.network")
                        .build()))
            .build());
  }
}
