package network.conet.rewards.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import network.conet.proto.rewards.v1.AttestationServiceGrpc;
import network.conet.proto.rewards.v1.SubmitAttestationRequest;
import network.conet.proto.rewards.v1.SubmitAttestationResponse;
import network.conet.rewards.attest.AttestationDesk;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.units.AccountAddress;
import network.conet.units.SignatureBytes;

/** The desk of the anchoring instance. */
public final class GrpcAttestationDesk implements AttestationDesk {
  private final AttestationServiceGrpc.AttestationServiceBlockingStub rewards;

  public GrpcAttestationDesk(ServiceChannel channel) {
    this.rewards =
        AttestationServiceGrpc.newBlockingStub(channel.channel())
            .withCallCredentials(channel.credentials());
  }

  @Override
  public DeskAnswer submit(EpochHeader header, AccountAddress verifier, SignatureBytes signature) {
    SubmitAttestationRequest request =
        SubmitAttestationRequest.newBuilder()
            .setHeader(Headers.encode(header))
            .setVerifier(ByteString.copyFrom(verifier.toBytes()))
            .setSignature(ByteString.copyFrom(signature.toBytes()))
            .build();
    try {
      SubmitAttestationResponse answer =
          rewards
              .withDeadlineAfter(ServiceChannel.DEADLINE.toSeconds(), TimeUnit.SECONDS)
              .submitAttestation(request);
      return new DeskAnswer.Accepted(answer.getAgreeing(), answer.getRequired());
    } catch (StatusRuntimeException e) {
      boolean said =
          e.getStatus().getCode() == Status.Code.PERMISSION_DENIED
              && String.valueOf(e.getStatus().getDescription()).startsWith("NOT_A_VERIFIER");
      String reason = String.valueOf(e.getMessage());
      return said ? new DeskAnswer.Refused(reason) : new DeskAnswer.Unknown(reason);
    }
  }
}
