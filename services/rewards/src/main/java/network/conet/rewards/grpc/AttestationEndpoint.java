package network.conet.rewards.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
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
          Status.FAILED_PRECONDITION
              .withDescription("NOT_THE_ANCHOR: this instance does not collect attestations")
              .asRuntimeException());
      return;
    }
    try {
      EpochHeader header = Headers.decode(request.getHeader());
      AccountAddress verifier = AccountAddress.of(request.getVerifier().toByteArray());
      SignatureBytes signature = SignatureBytes.of(request.getSignature().toByteArray());
      answer(desk.get().submit(header, verifier, signature), answer);
    } catch (IllegalArgumentException e) {
      answer.onError(
          Status.INVALID_ARGUMENT
              .withDescription("MALFORMED: " + e.getMessage())
              .asRuntimeException());
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
          answer.onError(
              Status.PERMISSION_DENIED
                  .withDescription("NOT_A_VERIFIER: " + refused.reason())
                  .asRuntimeException());
      case AttestationDesk.DeskAnswer.Unknown unknown ->
          answer.onError(Status.UNAVAILABLE.withDescription(unknown.reason()).asRuntimeException());
    }
  }
}
