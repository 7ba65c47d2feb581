package network.conet.rewards.grpc;

import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import network.conet.access.GrpcRefusal;
import network.conet.proto.rewards.v1.AttestationServiceGrpc;
import network.conet.proto.rewards.v1.SubmitAttestationRequest;
import network.conet.proto.rewards.v1.SubmitAttestationResponse;
import network.conet.rewards.attest.AttestationDesk;
import network.conet.rewards.attest.CollectAttestation;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.units.AccountAddress;
import network.conet.units.SignatureBytes;

/** Where verifiers bring what they recomputed. Who may call: verifiers. */
@GrpcService
@RolesAllowed("verifier")
public class AttestationEndpoint extends AttestationServiceGrpc.AttestationServiceImplBase {
  private final Optional<CollectAttestation> desk;

  AttestationEndpoint(Optional<CollectAttestation> desk) {
    this.desk = desk;
  }

  @Override
  @Blocking
  @RolesAllowed("verifier")
  public void submitAttestation(
      SubmitAttestationRequest request, StreamObserver<SubmitAttestationResponse> answer) {
    if (desk.isEmpty()) {
      answer.onError(
          refusal(
              Code.FAILED_PRECONDITION,
              "NOT_THE_ANCHOR",
              "this instance does not collect attestations"));
      return;
    }
    try {
      EpochHeader header = Headers.decode(request.getHeader());
      AccountAddress verifier = AccountAddress.of(request.getVerifier().toByteArray());
      SignatureBytes signature = SignatureBytes.of(request.getSignature().toByteArray());
      answer(desk.get().submit(header, verifier, signature), answer);
    } catch (IllegalArgumentException e) {
      answer.onError(refusal(Code.INVALID_ARGUMENT, "MALFORMED", String.valueOf(e.getMessage())));
    }
  }

  private static void answer(
      AttestationDesk.DeskAnswer said, StreamObserver<SubmitAttestationResponse> answer) {
    switch (said) {
      case AttestationDesk.DeskAnswer.Accepted accepted -> {
        answer.onNext(
            SubmitAttestationResponse.newBuilder()
                .setAgreeing(accepted.agreeing())
                .setRequired(accepted.required())
                .build());
        answer.onCompleted();
      }
      case AttestationDesk.DeskAnswer.Refused refused ->
          answer.onError(refusal(Code.PERMISSION_DENIED, "NOT_A_VERIFIER", refused.reason()));
      case AttestationDesk.DeskAnswer.Unknown unknown ->
          answer.onError(refusal(Code.UNAVAILABLE, "UNKNOWN", unknown.reason()));
    }
  }

  private static StatusRuntimeException refusal(Code status, String reason, String detail) {
    return GrpcRefusal.of(status, reason, "rewards", reason + ": " + detail);
  }
}
